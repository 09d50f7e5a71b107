//! Questions that no browser of the author asks, and that reach nothing.

use super::CLUB;
use super::Preview;
use super::WELCOME;

/// Each line: the status, a tab, the target.
const TARGETS: &str = include_str!("targets.txt");

/// Each line: the status, a tab, the Host; `{port}` is ours.
const HOSTS: &str = include_str!("hosts.txt");

/// Words of a file beside the workspace, which no answer may hold.
const SECRET: &str = "top-secret-of-the-neighbour";

fn preview() -> Preview {
    let preview = Preview::of(&[CLUB, WELCOME, ("content/.env", SECRET), ("secret.txt", SECRET), ("dist/old.html", SECRET)]);
    preview.put("content/assets/unused.txt", SECRET);
    preview
}

fn rows(table: &str) -> impl Iterator<Item = (u16, String)> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")).map(|line| {
        let (status, rest) = line.split_once('\t').unwrap();
        (status.parse().unwrap(), unescape(rest))
    })
}

/// `\x00` and its like are single bytes of Latin-1, `\L` is a long run.
fn unescape(text: &str) -> String {
    let long = "a".repeat(3000);
    let mut text = text.replace("\\L", &long);
    while let Some(at) = text.find("\\x") {
        let byte = u8::from_str_radix(&text[at + 2..at + 4], 16).unwrap();
        text.replace_range(at..at + 4, &char::from(byte).to_string());
    }
    text
}

#[test]
fn no_target_leads_out_of_the_page_map() {
    let preview = preview();
    let address = preview.address;
    let mut wrong = Vec::new();
    for (status, target) in rows(TARGETS) {
        let mut request = b"GET ".to_vec();
        // Characters below 256 are single bytes on the wire, others are UTF-8.
        target.chars().for_each(|character| match u8::try_from(character) {
            Ok(byte) => request.push(byte),
            Err(_) => request.extend(character.to_string().bytes()),
        });
        request.extend(format!(" HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").bytes());
        let reply = preview.ask(&request);
        if reply.status != status {
            wrong.push((reply.status, target.clone()));
        }
        assert!(!reply.body.contains(SECRET) && !reply.body.contains("root:x:"), "{target:?}");
    }
    assert_eq!(wrong, [], "answered otherwise than said");
    assert_eq!(preview.get("/").status, 200, "it lives");
}

#[test]
fn only_our_own_names_are_answered() {
    let preview = preview();
    let port = preview.address.port();
    for (status, host) in rows(HOSTS) {
        let host = host.replace("{port}", &port.to_string());
        let reply = preview.ask(format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes());
        assert_eq!(reply.status, status, "{host:?}");
        assert_eq!(reply.body.contains("衣橱"), status == 200, "{host:?}");
    }
}

#[test]
fn one_host_stands_in_a_request() {
    let preview = preview();
    let address = preview.address;
    for head in
        [String::new(), format!("Host: {address}\r\nHost: {address}\r\n"), format!("Host: {address}\r\nHost: evil.example\r\n")]
    {
        let reply = preview.ask(format!("GET / HTTP/1.1\r\n{head}Connection: close\r\n\r\n").as_bytes());
        assert_eq!(reply.status, 400, "{head:?}");
    }
    assert_eq!(preview.ask(b"GET / HTTP/1.0\r\n\r\n").status, 400);
}

#[test]
fn only_questions_are_answered_and_no_body_is_read() {
    let preview = preview();
    let address = preview.address;
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "BREW"] {
        let reply = preview.ask(format!("{method} / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes());
        assert_eq!(reply.status, 405, "{method}");
        assert!(reply.head.contains("allow: get, head"), "{method}");
    }
    for body in [
        "Content-Length: 5\r\n\r\nhello",
        "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    ] {
        let reply = preview.ask(format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{body}").as_bytes());
        assert_eq!(reply.status, 400, "{body:?}");
    }
    let head = preview.ask(format!("HEAD / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes());
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[test]
fn other_sites_may_lead_here_and_read_nothing() {
    let preview = preview();
    let address = preview.address;
    let cases = [
        (200, format!("Origin: http://{address}")),
        (403, "Origin: http://evil.example".to_owned()),
        (403, "Origin: null".to_owned()),
        (403, format!("Origin: https://{address}")),
        (403, "Origin: http://localhost:1".to_owned()),
        (403, format!("Origin: http://{address}.evil.example")),
        (403, format!("Origin: http://{address}\r\nOrigin: http://evil.example")),
        (403, "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image".to_owned()),
        (403, "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty".to_owned()),
        (403, "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script".to_owned()),
        (403, "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe".to_owned()),
        (200, "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document".to_owned()),
        (200, "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty".to_owned()),
        (200, "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document".to_owned()),
    ];
    for (status, head) in cases {
        let reply = preview.ask(format!("GET / HTTP/1.1\r\nHost: {address}\r\n{head}\r\nConnection: close\r\n\r\n").as_bytes());
        assert_eq!(reply.status, status, "{head}");
        assert!(!reply.head.contains("access-control"), "{head}");
    }
}

#[test]
fn what_happens_here_is_told_only_to_who_knows_the_secret() {
    let preview = preview();
    let token = preview.token.clone();
    let wrong = "0".repeat(token.len());
    for path in [
        "/__guildbook/events".to_owned(),
        "/__guildbook/".to_owned(),
        format!("/__guildbook/{wrong}/events?page=index.html"),
        format!("/__guildbook/{wrong}/audience?for=internal"),
        format!("/__guildbook/{}/events", token.to_uppercase() + "x"),
        format!("/__guildbook/{token}"),
        format!("/__guildbook/{token}/"),
        format!("/__guildbook/{token}/client.rs"),
        format!("/__guildbook/{token}/audience"),
        format!("/__guildbook/{token}/audience?for=everybody"),
    ] {
        assert_eq!(preview.get(&path).status, 404, "{path}");
    }
    assert_eq!(preview.get(&format!("/__guildbook/{token}/client.js")).status, 200);
}

#[test]
fn every_answer_says_that_it_is_for_nobody_else() {
    let preview = preview();
    for path in ["/", "/nowhere", "/%00", "/assets/folio/folio.css", "/__guildbook/"] {
        let reply = preview.get(path);
        for header in [
            "cache-control: no-store",
            "x-content-type-options: nosniff",
            "cross-origin-resource-policy: same-origin",
            "referrer-policy: no-referrer",
        ] {
            assert!(reply.head.contains(header), "{path}: {header}");
        }
    }
}

#[test]
fn a_head_without_end_is_cut_off() {
    let preview = preview();
    let long = format!("GET / HTTP/1.1\r\nHost: {}\r\nX-Long: {}\r\n\r\n", preview.address, "a".repeat(64 * 1024));
    assert_eq!(preview.ask(long.as_bytes()).status, 431);
    let many = format!("GET / HTTP/1.1\r\nHost: {}\r\n{}\r\n", preview.address, "X-A: b\r\n".repeat(500));
    assert_eq!(preview.ask(many.as_bytes()).status, 431);
    for nonsense in
        ["\x16\x03\x01\x02\x00", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\r\n\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"]
    {
        let mut bytes = nonsense.as_bytes().to_vec();
        bytes.extend(b"\r\n\r\n");
        assert_ne!(preview.ask(&bytes).status, 200, "{nonsense:?}");
    }
    assert_eq!(preview.get("/").status, 200, "it lives");
}
