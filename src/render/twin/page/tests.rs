//! What twins say of pages.

use super::*;

fn said(html: &str) -> String {
    markdown(html, &|address| address.replace(".html", ".md"))
}

#[test]
fn a_page_is_told_in_its_own_order() {
    let html = r##"<h1 id="a">群规</h1><p>先看<strong>这里</strong>，
再看<a href="rules.html#join">加入</a>。</p><h2>怎样加入<a class="anchor" href="#join" aria-label="复制链接"></a></h2>
<ul><li><p>实名</p><p>再等一天</p></li><li>交费<ol start="3"><li>先</li><li>后</li></ol></li></ul>"##;
    let expected = "# 群规\n\n先看**这里**， 再看[加入](rules.md#join)。\n\n## 怎样加入\n\n- 实名\n\n  再等一天\n\n- 交费\n  3. 先\n  4. 后\n";
    assert_eq!(said(html), expected);
}

#[test]
fn a_table_has_one_column_for_each_cell() {
    let html = "<table><caption>频道</caption><thead><tr><th>名</th><th>人数</th></tr></thead>\
        <tbody><tr><th scope=\"row\">主群</th><td>312 / 500</td></tr><tr><th>a|b</th><td></td></tr></tbody></table>";
    assert_eq!(said(html), "频道\n\n| 名 | 人数 |\n| --- | --- |\n| 主群 | 312 / 500 |\n| a\\|b |  |\n");
}

#[test]
fn what_only_a_screen_needs_is_left_out() {
    let html =
        "<p>甲</p><nav><nav>目录</nav></nav><svg><title>图</title></svg><button>复制</button><p>乙</p><script>a < b</script>";
    assert_eq!(said(html), "甲\n\n乙\n");
}

#[test]
fn pieces_of_a_line_do_not_run_together() {
    let html = "<p><span>收银系统核对</span><a href=\"people.html\">小满</a><span>10 分钟之内</span></p>";
    assert_eq!(said(html), "收银系统核对 [小满](people.md) 10 分钟之内\n");
}

#[test]
fn a_script_keeps_its_lines_and_code_its_marks() {
    let html = "<pre><code class=\"language-yaml\">a: 1\n\nb: *x\n</code></pre><p>写 <code>a*b\\c</code>。</p>";
    assert_eq!(said(html), "```yaml\na: 1\n\nb: *x\n```\n\n写 `a*b\\c`。\n");
}

#[test]
fn terms_quotes_and_tasks_have_their_marks() {
    let html = "<dl><dt>门槛</dt><dd>消费</dd><dt>名额</dt><dd>500</dd></dl><blockquote><p>一</p><p>二<br>三</p></blockquote>\
        <ul><li><label><input type=\"checkbox\" checked> 核对</label></li></ul>";
    assert_eq!(said(html), "门槛\n: 消费\n\n名额\n: 500\n\n> 一\n>\n> 二\\\n> 三\n\n- [x] 核对\n");
}

#[test]
fn tags_that_nobody_closed_or_opened_do_no_harm() {
    assert_eq!(said("</a></td></li></pre></table><svg><p>甲"), "\n");
    assert_eq!(said("<td>甲</td><li><a>乙</dd></blockquote>"), "甲\n- 乙\n");
}
