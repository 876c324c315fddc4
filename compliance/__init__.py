"""May this account send? KYC cases, their evidence and the decisions on them."""
