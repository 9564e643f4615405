"""Attribution: quotes to speakers, by rules."""
