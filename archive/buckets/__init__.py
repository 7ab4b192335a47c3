"""Object stores: `bucket.py` speaks to one, `sending.py` puts bundles there that are made on this machine."""
