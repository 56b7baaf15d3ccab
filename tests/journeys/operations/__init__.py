"""The product as it is operated: started, killed, copied, restored."""
