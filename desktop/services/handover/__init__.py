"""Handing a citizen over to a colleague, and receiving one."""
