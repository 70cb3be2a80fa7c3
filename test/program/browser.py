#!/usr/bin/env python3
"""Shows a page of routes in headless Chromium, types into its search box, chooses
a filter, opens a place, and prints what is to be seen then.

    browser.py PAGE SEARCH FILTER [PLACE]
"""

import html
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

page, search, chosen, *place = sys.argv[1:]
actions = f"""<script>
byId('search').value = {json.dumps(search)};
byId('search').dispatchEvent(new Event('input'));
byId('filter').value = {json.dumps(chosen)};
byId('filter').dispatchEvent(new Event('change'));
for (const button of document.querySelectorAll('.at'))
  if ({json.dumps(place)}.includes(button.textContent)) button.click();
const seen = document.createElement('textarea');
seen.id = 'seen';
seen.textContent = document.body.innerText;
document.body.append(seen);
</script></body>"""

with tempfile.TemporaryDirectory() as folder:
    copy = Path(folder, "page.html")
    copy.write_text(Path(page).read_text().replace("</body>", actions))
    dom = subprocess.run(
        [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder}/profile",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--dump-dom",
            copy.as_uri(),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
        text=True,
    ).stdout
seen = re.search(r'<textarea id="seen">(.*?)</textarea>', dom, re.DOTALL)
print(html.unescape(seen.group(1)) if seen else "nothing to be seen")
