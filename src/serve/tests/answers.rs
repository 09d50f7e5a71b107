//! Answers that are no ordinary page: parts of files, pages that stand in, visitors from afar.

use super::CLUB;
use super::Preview;
use super::Reply;
use super::WELCOME;

fn get(preview: &Preview, path: &str, head: &str) -> Reply {
    let address = preview.address;
    preview.ask(format!("GET {path} HTTP/1.1\r\nHost: {address}\r\n{head}Connection: close\r\n\r\n").as_bytes())
}

#[test]
fn a_film_can_be_entered_in_the_middle() {
    let film: String = (0..40_000).map(|number| format!("{number:06} ")).collect();
    let text = "# 欢迎\n\n[片子](../../assets/film.mp4)\n";
    let preview = Preview::of(&[CLUB, (WELCOME.0, text), ("content/assets/film.mp4", &film)]);
    let whole = get(&preview, "/assets/film.mp4", "");
    assert_eq!((whole.status, whole.body.len()), (200, film.len()));
    assert!(whole.head.contains("accept-ranges: bytes"));
    for (range, part) in [
        ("bytes=7-12", &film[7..13]),
        ("bytes=-7", &film[film.len() - 7..]),
        ("bytes=70000-", &film[70_000..]),
        ("bytes=279900-999999999", &film[279_900..]),
    ] {
        let reply = get(&preview, "/assets/film.mp4", &format!("Range: {range}\r\n"));
        assert_eq!((reply.status, reply.body.as_str()), (206, part), "{range}");
        assert!(reply.head.contains("content-range: bytes "), "{}", reply.head);
    }
    let beyond = get(&preview, "/assets/film.mp4", "Range: bytes=280000-\r\n");
    assert_eq!(beyond.status, 416);
    assert!(beyond.head.contains("content-range: bytes */280000"));
}

#[test]
fn who_comes_by_a_name_that_was_allowed_reads_the_book_and_nothing_else() {
    let preview = Preview::of(&[CLUB, WELCOME]);
    let token = preview.token.clone();
    let ask = |path: &str, head: &str| {
        preview.ask(format!("GET {path} HTTP/1.1\r\nHost: Tunnel.example\r\n{head}Connection: close\r\n\r\n").as_bytes())
    };
    assert_eq!(ask("/", "Origin: https://Tunnel.example\r\n").status, 200);
    assert_eq!(ask("/", "Origin: https://evil.example\r\n").status, 403);
    assert_eq!(ask(&format!("/__guildbook/{token}/audience?for=internal"), "").status, 404, "not from afar");
    assert_eq!(get(&preview, &format!("/__guildbook/{token}/audience?for=client"), "").status, 204);
    let secure = format!("Origin: https://{}\r\n", preview.address);
    assert_eq!(get(&preview, "/", &secure).status, 403, "nobody speaks TLS to ourselves");
}

#[test]
fn a_page_that_stands_in_speaks_the_language_of_its_reader() {
    let preview = Preview::of(&[("content/site.yaml", "title: 书架\nlanguages: [zh-Hans, en]\n"), WELCOME]);
    preview.put("themes/folio/templates/module.html", "{{ nothing.here.at.all }}");
    let page = preview.address_of("欢迎");
    preview.until("the template fails", || get(&preview, &page, "").status == 500);
    let chinese = get(&preview, &page, "Accept-Language: en\r\n").body;
    assert!(chinese.contains("<html lang=\"zh-Hans\">") && chinese.contains("这一页画不出来"), "{chinese}");
    let english = get(&preview, &format!("/en{page}"), "").body;
    assert!(english.contains("<html lang=\"en\">") && english.contains("cannot be drawn"), "{english}");
}

#[test]
fn where_there_has_been_no_site_yet_the_browser_says_which_language_is_read() {
    let preview = Preview::of(&[CLUB, WELCOME, ("themes/folio/templates/base.html", "{% block")]);
    let reply = get(&preview, "/", "Accept-Language: zh-CN,zh;q=0.9,en;q=0.5\r\n");
    assert_eq!(reply.status, 503);
    assert!(reply.body.contains("还没有可以显示的页面") && reply.body.contains("/client.js"), "{}", reply.body);
    assert!(get(&preview, "/", "").body.contains("There is nothing to show yet"));
}
