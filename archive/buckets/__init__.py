"""Object stores: `bucket.py` speaks to one, `keeping.py` puts bundles there that are made on this machine."""
