"""Files to hand over: bytes made from what one party may see."""
