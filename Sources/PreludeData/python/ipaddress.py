"""Addresses: inert."""

from _inert import anything, error, inert, opaque

IPv4Address = inert("ipaddress.IPv4Address")
IPv6Address = inert("ipaddress.IPv6Address")
IPv4Network = inert("ipaddress.IPv4Network")
IPv6Network = inert("ipaddress.IPv6Network")
IPv4Interface = inert("ipaddress.IPv4Interface")
IPv6Interface = inert("ipaddress.IPv6Interface")
AddressValueError = error("ipaddress.AddressValueError", ValueError)
NetmaskValueError = error("ipaddress.NetmaskValueError", ValueError)
ip_address = opaque("ipaddress.ip_address")
ip_network = opaque("ipaddress.ip_network")
ip_interface = opaque("ipaddress.ip_interface")
__getattr__ = anything("ipaddress")
