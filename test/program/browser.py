#!/usr/bin/env python3
"""Shows a page of routes in headless Chromium, as VIEWS, a TOML file, has it:

    [NAME]
    search = "..."      typed into the search box
    filter = "all"      chosen
    place = "..."       opened
    width = 1280        of the window, in pixels
    dark = false        whether the system is

For each view FOLDER/NAME tells what is to be seen then, and what stands out of the
window. One browser shows all views of one system.

    browser.py [--picture FILE] PAGE VIEWS FOLDER
"""

import argparse
import html
import json
import re
import subprocess
import tempfile
import tomllib
from pathlib import Path


def actions(view):
    place = [view["place"]] if "place" in view else []
    return f"""<script>
byId('search').value = {json.dumps(view.get("search", ""))};
byId('search').dispatchEvent(new Event('input'));
byId('filter').value = {json.dumps(view.get("filter", "all"))};
byId('filter').dispatchEvent(new Event('change'));
for (const button of document.querySelectorAll('.at'))
  if ({json.dumps(place)}.includes(button.textContent)) button.click();
const outside = [...document.querySelectorAll('body *')].filter(element => {{
  const box = element.getBoundingClientRect();
  return !element.closest('pre') && box.width > 0 && box.right > innerWidth + 1;
}});
const told = [`page ${{getComputedStyle(document.body).backgroundColor}}`,
  `columns ${{getComputedStyle(document.querySelector('td')).display}}`,
  `outside ${{outside.length}}`];
const seen = document.createElement('textarea');
seen.className = 'seen';
seen.textContent = document.body.innerText + '\\n' + told.join('\\n');
document.body.append(seen);
</script></body>"""


def show(page, views, is_dark, picture):
    """What is to be seen in each of the views."""
    with tempfile.TemporaryDirectory() as folder:
        frames = ""
        for number, view in enumerate(views):
            copy = Path(folder, f"page{number}.html")
            copy.write_text(page.replace("</body>", actions(view)))
            # A window is at least 500 pixels wide; a frame in it is as wide as
            # one likes.
            frames += (
                f'<iframe src="{copy.name}" style="display:block;border:0;'
                f'width:{view.get("width", 1280)}px;height:1600px"></iframe>'
            )
        whole = Path(folder, "frames.html")
        whole.write_text(
            f'<body style="margin:0">{frames}<script>onload = () => {{'
            "for (const frame of [...document.querySelectorAll('iframe')])"
            "  document.body.append(frame.contentDocument.querySelector('.seen')"
            ".cloneNode(true));}</script>"
        )
        width = max(500, *(view.get("width", 1280) for view in views))
        browser = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--allow-file-access-from-files",
            f"--user-data-dir={folder}/profile",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--window-size={width},1600",
            *(["--blink-settings=preferredColorScheme=0"] if is_dark else []),
        ]

        def run(*more):
            return subprocess.run(
                [*browser, *more, whole.as_uri()],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                check=True,
                text=True,
            ).stdout

        dom = run("--dump-dom")
        if picture:
            run(f"--screenshot={picture}")
    seen = re.findall(r'<textarea class="seen">(.*?)</textarea>', dom, re.DOTALL)
    return [html.unescape(text) for text in seen]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--picture", help="of the views, or of the dark ones")
    parser.add_argument("page", type=Path)
    parser.add_argument("views", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    views = tomllib.loads(args.views.read_text())
    args.folder.mkdir(exist_ok=True)
    for is_dark in (False, True):
        names = [name for name, view in views.items() if view.get("dark", False) == is_dark]
        if not names:
            continue
        chosen = [views[name] for name in names]
        told = show(args.page.read_text(), chosen, is_dark, args.picture)
        for name, text in zip(names, told, strict=True):
            (args.folder / name).write_text(text)


if __name__ == "__main__":
    main()
