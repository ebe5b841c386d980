"""Facts that change by decree, not by code; each module is loaded on first use."""
