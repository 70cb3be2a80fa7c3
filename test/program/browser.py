#!/usr/bin/env python3
"""Shows a page of routes in headless Chromium, types into its search box, chooses
a filter, opens a place, and prints what is to be seen then, and what stands out of
the window, which is WIDTH pixels wide. With --dark, the system is dark.

    browser.py [--width WIDTH] [--dark] [--picture FILE] PAGE SEARCH FILTER [PLACE]
"""

import argparse
import html
import json
import re
import subprocess
import tempfile
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--width", type=int, default=1280)
parser.add_argument("--dark", action="store_true")
parser.add_argument("--picture")
parser.add_argument("words", nargs="+")
args = parser.parse_args()
page, search, chosen, *place = args.words
actions = f"""<script>
byId('search').value = {json.dumps(search)};
byId('search').dispatchEvent(new Event('input'));
byId('filter').value = {json.dumps(chosen)};
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
seen.id = 'seen';
seen.textContent = document.body.innerText + '\\n' + told.join('\\n');
document.body.append(seen);
</script></body>"""

with tempfile.TemporaryDirectory() as folder:
    copy = Path(folder, "page.html")
    copy.write_text(Path(page).read_text().replace("</body>", actions))
    # A window is at least 500 pixels wide; a frame in it is as wide as one likes.
    frame = Path(folder, "frame.html")
    frame.write_text(
        f'<body style="margin:0"><iframe id="page" src="page.html" style="border:0;'
        f'width:{args.width}px;height:1600px"></iframe><script>onload = () => {{'
        "const seen = page.contentDocument.getElementById('seen');"
        "document.body.append(seen.cloneNode(true));}</script>"
    )
    browser = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--allow-file-access-from-files",
        f"--user-data-dir={folder}/profile",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--window-size={max(args.width, 500)},1600",
        *(["--blink-settings=preferredColorScheme=0"] if args.dark else []),
    ]

    def run(*more):
        return subprocess.run(
            [*browser, *more, frame.as_uri()],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
            text=True,
        ).stdout

    dom = run("--dump-dom")
    if args.picture:
        run(f"--screenshot={args.picture}")
seen = re.search(r'<textarea id="seen">(.*?)</textarea>', dom, re.DOTALL)
print(html.unescape(seen.group(1)) if seen else "nothing to be seen")
