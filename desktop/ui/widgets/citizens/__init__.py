"""The list of citizens, and what is known of one of them."""
