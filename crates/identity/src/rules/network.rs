//! Where a request comes from, no finer than needed.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The network of an address, as text: IPv4 by its first 24 bits, IPv6 by its first 64, which is
/// what one household or one attacker usually holds.
pub fn network_of(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// The address of the client: that of the connection, or, where the connection comes from one of
/// our own reverse proxies, the last one in `X-Forwarded-For` that isn't. What stands further left
/// may have been written by anyone.
pub fn client_address(peer: IpAddr, forwarded_for: &[&str], proxies: &[IpAddr]) -> IpAddr {
    let ours = |address: &IpAddr| proxies.contains(&address.to_canonical());
    if !ours(&peer) {
        return peer;
    }
    let mut nearest = peer;
    for hop in forwarded_for.iter().rev().flat_map(|header| header.rsplit(',')) {
        let Ok(address) = hop.trim().parse() else { break };
        nearest = address;
        if !ours(&nearest) {
            break;
        }
    }
    nearest
}

/// Whether an address belongs to the public internet: not to this machine, a local network, a
/// provider's inner network, or a range set aside (IANA special-purpose registries).
pub fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || a == 0
        || a >= 224
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (18..20).contains(&b)))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    match address.segments() {
        // NAT64 leads to an IPv4 address.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            let [a, b] = high.to_be_bytes();
            let [c, d] = low.to_be_bytes();
            is_public_v4(Ipv4Addr::new(a, b, c, d))
        }
        [0x2001, 0xdb8 | 0, ..] | [0x2002, ..] => false,
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn neighbours_share_a_network() {
        assert_eq!(network_of(ip("192.0.2.77")), "192.0.2.0/24");
        assert_eq!(network_of(ip("::ffff:192.0.2.77")), "192.0.2.0/24");
        assert_eq!(network_of(ip("2001:db8:1:2:3:4:5:6")), "2001:db8:1:2::/64");
        assert_ne!(network_of(ip("2001:db8:1:3::1")), network_of(ip("2001:db8:1:2::1")));
    }

    #[test]
    fn a_forwarded_address_is_believed_from_our_proxy_only() {
        let (proxy, stranger) = (ip("10.0.0.1"), ip("203.0.113.9"));
        let header = ["198.51.100.1, 192.0.2.7"];
        assert_eq!(client_address(stranger, &header, &[proxy]), stranger);
        assert_eq!(client_address(proxy, &header, &[proxy]), ip("192.0.2.7"));
        assert_eq!(client_address(proxy, &[], &[proxy]), proxy);
        assert_eq!(client_address(proxy, &["192.0.2.7", "10.0.0.1"], &[proxy]), ip("192.0.2.7"));
        assert_eq!(client_address(proxy, &["rubbish"], &[proxy]), proxy);
    }

    #[test]
    fn what_is_set_aside_is_not_public() {
        for address in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "192.168.0.1",
            "192.0.0.8",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "fc00::1",
            "fe80::1",
            "ff02::1",
            "2002:a00:1::",
        ] {
            assert!(!is_public(ip(address)), "{address}");
        }
        for address in ["1.1.1.1", "172.32.0.1", "100.128.0.1", "2a01:4f8::1", "64:ff9b::101:101"] {
            assert!(is_public(ip(address)), "{address}");
        }
    }
}
