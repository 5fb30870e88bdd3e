//! Where a request comes from, no finer than needed.

use std::net::IpAddr;

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
}
