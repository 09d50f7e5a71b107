//! What is answered: the pages and files of the generation that is shown, and the preview's own addresses.

use std::fs::File;
use std::io::Read;
use std::io::Seek;
use std::io::SeekFrom;
use std::io::Take;
use std::sync::Arc;

use hyper::Method;
use hyper::Response;
use hyper::StatusCode;
use hyper::body::Bytes;
use hyper::header;
use hyper::header::HeaderMap;
use hyper::header::HeaderName;
use hyper::header::HeaderValue;
use hyper::http::request::Parts;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

use crate::file::Asset;
use crate::file::Content;
use crate::model::Visibility;
use crate::plan::encode;
use crate::report::Tongue;
use crate::serve::Wish;
use crate::serve::client;
use crate::serve::feed::Feed;
use crate::serve::generation::Found;
use crate::serve::generation::Generation;
use crate::serve::guard::Admitted;
use crate::serve::guard::Refusal;
use crate::serve::inject;
use crate::serve::inject::OURS;
use crate::serve::inject::Tab;
use crate::serve::placeholder;
use crate::serve::placeholder::Why;
use crate::serve::range;
use crate::serve::range::Asked;
use crate::serve::server::Ends;
use crate::serve::server::Server;
use crate::serve::shown::Shown;
use crate::serve::tabs;
use crate::serve::watch::Bell;

/// An answer on its way.
pub(super) type Answer = Response<Feed>;

/// A film is handed on in pieces of this many bytes.
const PIECE: usize = 128 * 1024;

/// What every answer says: nothing here is for other sites, nothing is to be kept, nothing is to be guessed.
const ALWAYS: [(HeaderName, &str); 5] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'self'"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// For documents that are no page of ours.
const HARMLESS: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox; frame-ancestors 'self'";

/// Answers a request that was admitted.
pub(super) async fn answer(server: &Arc<Server>, request: &Parts, admitted: Admitted, ends: Ends) -> Answer {
    let Admitted { address, afar } = admitted;
    let author = !afar && ends.peer.ip().to_canonical().is_loopback();
    let answer = match address.strip_prefix(OURS) {
        Some(path) => own(server, path, request.uri.query().unwrap_or_default(), author),
        None => {
            let (server, headers) = (Arc::clone(server), request.headers.clone());
            let drawn = spawn_blocking(move || page(&server, &address, &headers)).await;
            drawn.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "this page could not be drawn"))
        }
    };
    if request.method == Method::HEAD { answer.map(|_| Feed::Whole(None)) } else { answer }
}

/// Says why a request is not answered.
pub(super) fn refuse(Refusal(status, reason): Refusal) -> Answer {
    let mut answer = plain(status, reason);
    if status == StatusCode::METHOD_NOT_ALLOWED {
        answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    // What else may follow on this connection is not to be mistaken for a request.
    answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    answer
}

/// The preview's own addresses.
fn own(server: &Server, path: &str, query: &str, author: bool) -> Answer {
    let nothing = || plain(StatusCode::NOT_FOUND, "there is nothing here");
    let Some((token, name)) = path.split_once('/') else { return nothing() };
    if token != server.token {
        return nothing();
    }
    match name {
        "client.js" => whole(StatusCode::OK, "js", client::SCRIPT),
        "page.css" => whole(StatusCode::OK, "css", client::PAGE_STYLE),
        "client.css" => whole(StatusCode::OK, "css", client::STYLE),
        "events" => {
            let viewer = tabs::viewer(query, author);
            let stream = tabs::stream(server.shown.clone(), viewer, Arc::clone(&server.root));
            head(StatusCode::OK, "text/event-stream", stream)
        }
        "audience" if author => match audience(query) {
            Some(audience) => {
                // When the workshop is closed, so is the server in a moment.
                let _ = server.ring.send(Bell::Wish(Wish::Audience(Some(audience))));
                head(StatusCode::NO_CONTENT, "text/plain", Feed::Whole(None))
            }
            None => nothing(),
        },
        _ => nothing(),
    }
}

fn audience(query: &str) -> Option<Visibility> {
    match query.strip_prefix("for=")? {
        "member" => Some(Visibility::Member),
        "client" => Some(Visibility::Client),
        "internal" => Some(Visibility::Internal),
        _ => None,
    }
}

/// What the generation that is shown now has at `address`.
fn page(server: &Server, address: &str, headers: &HeaderMap) -> Answer {
    let shown = Arc::clone(&server.shown.borrow());
    let Some(generation) = &shown.generation else {
        return stand_in(server, address, Why::NothingYet, placeholder::asked_for(headers));
    };
    let address = if address.is_empty() || address.ends_with('/') { format!("{address}index.html") } else { address.to_owned() };
    match generation.find(&address) {
        Ok(Some(Found::Page(drawn))) => {
            let tab = Tab { token: &server.token, address: &address, hash: &drawn.hash, styles: generation.styles() };
            whole(StatusCode::OK, "html", inject::into_page(&String::from_utf8_lossy(&drawn.html), &tab))
        }
        Ok(Some(Found::Twin(drawn))) => whole(StatusCode::OK, "md", drawn.twin.clone()),
        Ok(Some(Found::File(content))) => file(&address, content, headers),
        Ok(None) => not_found(server, &shown, generation, &address),
        // The tab is told why as soon as it asks.
        Err(_) => stand_in(server, &address, Why::Undrawn, generation.tongue_at(&address)),
    }
}

/// A page of our own in the place of one that cannot be shown.
fn stand_in(server: &Server, address: &str, why: Why, tongue: Tongue) -> Answer {
    let status = match why {
        Why::NothingYet => StatusCode::SERVICE_UNAVAILABLE,
        Why::Undrawn => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let tab = Tab { token: &server.token, address, hash: "", styles: "" };
    whole(status, "html", placeholder::page(why, tongue, &tab))
}

fn not_found(server: &Server, shown: &Shown, generation: &Generation, address: &str) -> Answer {
    let folder = format!("{address}/index.html");
    let moved = shown.moves.of(address).map(str::to_owned);
    let leads = || generation.playbook.site().page_at(&folder).map(|_| format!("{address}/"));
    if let Some(to) = moved.or_else(leads) {
        return redirect(&to);
    }
    let Ok(Some(Found::Page(drawn))) = generation.find("404.html") else {
        return plain(StatusCode::NOT_FOUND, "there is no such page");
    };
    let tab = Tab { token: &server.token, address, hash: "", styles: generation.styles() };
    whole(StatusCode::NOT_FOUND, "html", inject::into_page(&String::from_utf8_lossy(&drawn.html), &tab))
}

fn redirect(to: &str) -> Answer {
    let encoded = percent_encoding::utf8_percent_encode(&encode(to), percent_encoding::CONTROLS).to_string();
    let mut answer = plain(StatusCode::TEMPORARY_REDIRECT, "it is elsewhere");
    if let Ok(location) = HeaderValue::from_str(&format!("/{encoded}")) {
        answer.headers_mut().insert(header::LOCATION, location);
    }
    answer
}

fn file(address: &str, content: Content, headers: &HeaderMap) -> Answer {
    let extension = address.rsplit_once('.').map_or("", |(_, extension)| extension);
    let mut answer = match content {
        Content::Bytes(bytes) => whole(StatusCode::OK, extension, bytes),
        Content::Static(bytes) => whole(StatusCode::OK, extension, bytes),
        Content::Copy(asset) => {
            copy(&asset, extension, headers).unwrap_or_else(|_| plain(StatusCode::NOT_FOUND, "this file is gone"))
        }
    };
    if matches!(extension, "svg" | "html" | "htm" | "xhtml" | "xml") {
        // A picture that is opened for itself is a document, and may hold a script.
        answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(HARMLESS));
    }
    answer
}

/// A file of the author, read as it is sent. Its place was found by a look at the workspace, never made from an
/// address; should a link have taken that place since, it is not followed.
fn copy(asset: &Asset, extension: &str, headers: &HeaderMap) -> std::io::Result<Answer> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits() as i32);
    }
    let mut file = options.open(&asset.location)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(std::io::ErrorKind::NotFound.into());
    }
    let length = metadata.len();
    let (status, part) = match range::of(headers, length) {
        Asked::Whole => (StatusCode::OK, 0..length),
        Asked::Part(part) => (StatusCode::PARTIAL_CONTENT, part),
        Asked::Beyond => {
            let mut answer = plain(StatusCode::RANGE_NOT_SATISFIABLE, "this file is shorter");
            tell(&mut answer, header::CONTENT_RANGE, &format!("bytes */{length}"));
            return Ok(answer);
        }
    };
    file.seek(SeekFrom::Start(part.start))?;
    let mut answer = send(file.take(part.end - part.start), part.end - part.start, status, extension)?;
    tell(&mut answer, header::ACCEPT_RANGES, "bytes");
    if status == StatusCode::PARTIAL_CONTENT {
        tell(&mut answer, header::CONTENT_RANGE, &format!("bytes {}-{}/{length}", part.start, part.end - 1));
    }
    Ok(answer)
}

/// What `file` holds, at once if it is little, else piece by piece.
fn send(mut file: Take<File>, length: u64, status: StatusCode, extension: &str) -> std::io::Result<Answer> {
    if length <= PIECE as u64 {
        let mut bytes = Vec::with_capacity(length as usize);
        file.read_to_end(&mut bytes)?;
        return Ok(whole(status, extension, bytes));
    }
    let (sender, receiver) = mpsc::channel(2);
    tokio::task::spawn_blocking(move || {
        let mut piece = vec![0; PIECE];
        while let Ok(read @ 1..) = file.read(&mut piece) {
            if sender.blocking_send(Bytes::copy_from_slice(&piece[..read])).is_err() {
                return;
            }
        }
    });
    let mut answer = head(status, content_type(extension), Feed::Pieces(receiver));
    answer.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    Ok(answer)
}

fn tell(answer: &mut Answer, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
}

fn plain(status: StatusCode, text: &str) -> Answer {
    whole(status, "txt", format!("{text}\n"))
}

fn whole(status: StatusCode, extension: &str, bytes: impl Into<Bytes>) -> Answer {
    let bytes = bytes.into();
    let length = HeaderValue::from(bytes.len());
    let mut answer = head(status, content_type(extension), Feed::of(bytes));
    answer.headers_mut().insert(header::CONTENT_LENGTH, length);
    answer
}

fn head(status: StatusCode, content_type: &'static str, feed: Feed) -> Answer {
    let mut answer = Response::new(feed);
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    for (name, value) in ALWAYS {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

/// What a file with this extension is. Text says that it is UTF-8, or Chinese comes out garbled.
fn content_type(extension: &str) -> &'static str {
    match extension.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" | "map" | "webmanifest" => "application/json; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => "application/octet-stream",
    }
}
