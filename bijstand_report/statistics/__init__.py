"""Statistics on uitkeringen: exact counts, which `disclosure` protects before anyone sees them."""
