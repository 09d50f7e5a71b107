//! Who may ask what: every request is looked at before anything else happens.

use std::net::IpAddr;
use std::net::SocketAddr;

use hyper::Method;
use hyper::StatusCode;
use hyper::header::CONTENT_LENGTH;
use hyper::header::HOST;
use hyper::header::HeaderMap;
use hyper::header::HeaderName;
use hyper::header::ORIGIN;
use hyper::header::TRANSFER_ENCODING;
use hyper::http::request::Parts;
use percent_encoding::percent_decode_str;

/// An address that is longer leads nowhere.
const LONGEST: usize = 2048;

/// A request that is not answered, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Refusal(pub(super) StatusCode, pub(super) &'static str);

/// What a request asks for that is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Admitted {
    /// The address: decoded once, without the first slash.
    pub(super) address: String,
    /// Whether it came by a name that the author allowed, such as that of a tunnel: whoever asks may be anywhere.
    pub(super) afar: bool,
}

/// Looks at a request that came to `local`; `allowed` are names besides our own.
pub(super) fn admit(request: &Parts, local: SocketAddr, allowed: &[String]) -> Result<Admitted, Refusal> {
    if request.method != Method::GET && request.method != Method::HEAD {
        return Err(Refusal(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered"));
    }
    let (host, afar) = host(&request.headers, local, allowed)?;
    same_site(&request.headers, host, afar)?;
    let body = request.headers.get(CONTENT_LENGTH).is_some_and(|length| length != "0");
    if body || request.headers.contains_key(TRANSFER_ENCODING) {
        return Err(Refusal(StatusCode::BAD_REQUEST, "a question has no body"));
    }
    if request.uri.scheme().is_some() || request.uri.authority().is_some() {
        return Err(Refusal(StatusCode::BAD_REQUEST, "this is no proxy"));
    }
    Ok(Admitted { address: address(request.uri.path())?, afar })
}

/// The name by which we were called, and whether it is one of `allowed`. Another name that leads here is somebody
/// else's, and his pages would read ours.
fn host<'a>(headers: &'a HeaderMap, local: SocketAddr, allowed: &[String]) -> Result<(&'a str, bool), Refusal> {
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return Err(Refusal(StatusCode::BAD_REQUEST, "there is one Host header in a request"));
    };
    let unknown = Refusal(
        StatusCode::MISDIRECTED_REQUEST,
        "this preview answers to localhost, its own address and what --allow-host names",
    );
    let host = host.to_str().map_err(|_| unknown)?;
    let (name, port) = split(host).ok_or(unknown)?;
    let name = name.to_ascii_lowercase();
    if allowed.iter().any(|allowed| allowed.eq_ignore_ascii_case(&name)) {
        return Ok((host, true));
    }
    let named = name == "localhost" || name.ends_with(".localhost") && name.len() > ".localhost".len();
    let literal = || {
        let inner = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(&name);
        let address: IpAddr = inner.parse().ok()?;
        // The address must be written as addresses are: brackets around six bytes pairs, none around four numbers.
        (address.is_ipv6() == name.starts_with('[')).then_some(address.to_canonical())
    };
    let numbered = !named && literal().is_some_and(|address| address.is_loopback() || address == local.ip().to_canonical());
    let ported = port.map_or(local.port() == 80, |port| port == local.port());
    if (named || numbered) && ported { Ok((host, false)) } else { Err(unknown) }
}

/// Name and port of a host; none where it is none.
fn split(host: &str) -> Option<(&str, Option<u16>)> {
    let end = host.rfind(']').map_or(0, |at| at + 1);
    match host[end..].find(':') {
        None => Some((host, None)),
        Some(at) => {
            let port = &host[end + at + 1..];
            let digits = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| port.parse().ok()).flatten().map(|port| (&host[..end + at], Some(port)))
        }
    }
}

/// A page of another site may lead here by a link, and may do nothing else.
fn same_site(headers: &HeaderMap, host: &str, afar: bool) -> Result<(), Refusal> {
    let foreign = Refusal(StatusCode::FORBIDDEN, "another site may not read this preview");
    for origin in headers.get_all(ORIGIN) {
        let origin = origin.to_str().unwrap_or_default();
        // A tunnel speaks TLS where it begins, and not here where it ends.
        let secure = origin.strip_prefix("https://").filter(|_| afar);
        if origin.strip_prefix("http://").or(secure) != Some(host) {
            return Err(foreign);
        }
    }
    let says = |name: &'static str| headers.get(HeaderName::from_static(name)).and_then(|value| value.to_str().ok());
    match says("sec-fetch-site") {
        Some("cross-site" | "same-site") => {
            let follows = says("sec-fetch-mode") == Some("navigate") && says("sec-fetch-dest") == Some("document");
            if follows { Ok(()) } else { Err(foreign) }
        }
        _ => Ok(()),
    }
}

/// The address that a path asks for. There is one way to write it: what means another place in some system is refused.
fn address(path: &str) -> Result<String, Refusal> {
    let bad = Refusal(StatusCode::BAD_REQUEST, "this is no address");
    if path.len() > LONGEST {
        return Err(Refusal(StatusCode::URI_TOO_LONG, "this address is too long"));
    }
    let path = path.strip_prefix('/').ok_or(bad)?;
    let mut rest = path;
    while let Some(at) = rest.find('%') {
        let digits = rest.as_bytes().get(at + 1..at + 3).ok_or(bad)?;
        if !digits.iter().all(u8::is_ascii_hexdigit) || digits.eq_ignore_ascii_case(b"2f") {
            return Err(bad);
        }
        rest = &rest[at + 3..];
    }
    let address = percent_decode_str(path).decode_utf8().map_err(|_| bad)?;
    let strange = |character: char| character.is_control() || character == '\\';
    if address.contains(strange) || address.split('/').any(|part| matches!(part, "." | "..")) {
        return Err(bad);
    }
    Ok(address.into_owned())
}
