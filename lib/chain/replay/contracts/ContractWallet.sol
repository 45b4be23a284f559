// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.26;

/// A wallet that is a contract: what it sends is a call inside someone else's transaction, whose own value is 0.
contract ContractWallet {
    receive() external payable {}

    function execute(address to, uint256 value, bytes calldata data) external {
        (bool done, ) = to.call{value: value}(data);
        require(done, "the call failed");
    }
}
