// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.26;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";

/// An ERC-20 token that keeps its names in its code, so that the code alone can be put at the token's real address.
contract HonestToken is ERC20 {
    using ShortStrings for *;

    ShortString private immutable _title;
    ShortString private immutable _ticker;
    uint8 private immutable _places;

    constructor(string memory title, string memory ticker, uint8 places) ERC20("", "") {
        _title = title.toShortString();
        _ticker = ticker.toShortString();
        _places = places;
    }

    function name() public view override returns (string memory) {
        return _title.toString();
    }

    function symbol() public view override returns (string memory) {
        return _ticker.toString();
    }

    function decimals() public view override returns (uint8) {
        return _places;
    }
}
