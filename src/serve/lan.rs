//! The preview on other devices: its address in the network, and a code that a phone can read.

use std::net::IpAddr;
use std::net::UdpSocket;

use qrcode::EcLevel;
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;

use crate::model::Visibility;
use crate::report::Tongue;

/// Where other devices find the preview at `port`, and what to bear in mind.
pub(super) fn invitation(port: u16, audience: Visibility, tongue: Tongue) -> String {
    let warning = match audience {
        Visibility::Member => "",
        _ => tongue.either(
            "  warning: everybody in this network can read what is not meant for members; `--for member` leaves it out\n",
            "  警告：同一网络里的任何人都能看到不面向成员的内容；用 `--for member` 可以去掉\n",
        ),
    };
    let Some(address) = own_address() else {
        let lost = tongue.either("  this machine has no address in a network\n", "  这台机器没有网络地址\n");
        return format!("{warning}{lost}");
    };
    let url = match address {
        IpAddr::V4(address) => format!("http://{address}:{port}/"),
        IpAddr::V6(address) => format!("http://[{address}]:{port}/"),
    };
    let label = tongue.either("phone", "手机");
    format!("  {label}  {url}\n{warning}\n{}\n", code(&url).unwrap_or_default())
}

/// The address by which this machine would reach others. Nothing is sent: connecting a datagram socket only asks the
/// routing table.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind(("0.0.0.0", 0)).ok()?;
    socket.connect(("192.0.2.1", 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|address| !address.is_unspecified())
}

fn code(url: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(url, EcLevel::L).ok()?;
    // Light on dark as terminals are; readers know both, but want the quiet zone.
    Some(code.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_for_members_is_warned_about() {
        assert!(invitation(4870, Visibility::Client, Tongue::Chinese).contains("警告"));
        assert!(!invitation(4870, Visibility::Member, Tongue::English).contains("warning"));
    }

    #[test]
    fn a_code_has_a_quiet_zone_and_fits_a_terminal() {
        let code = code("http://192.168.100.200:4870/").unwrap();
        assert!(code.lines().all(|line| line.chars().count() <= 40));
        assert!(code.lines().count() <= 20);
    }
}
