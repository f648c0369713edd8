"""Settings, addresses, the page that every page extends, and the assets."""
