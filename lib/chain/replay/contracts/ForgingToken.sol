// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.26;

import {HonestToken} from "./HonestToken.sol";

/// Spam: claims transfers that nobody made, in the names of wallets that never agreed.
contract ForgingToken is HonestToken {
    constructor(string memory title, string memory ticker, uint8 places) HonestToken(title, ticker, places) {}

    function forge(address from, address to, uint256 amount) external {
        emit Transfer(from, to, amount);
    }
}
