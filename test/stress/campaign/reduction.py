"""Makes what shows a finding small."""


def reduce(parts, shows, tries):
    """As few of the parts as still show it, found in at most so many tries."""
    size = max(1, len(parts) // 2)
    while tries > 0:
        at, is_smaller = 0, False
        while at < len(parts) and tries > 0:
            fewer = parts[:at] + parts[at + size :]
            tries -= 1
            if fewer and shows(fewer):
                parts, is_smaller = fewer, True
            else:
                at += size
        if size == 1 and not is_smaller:
            break
        size = max(1, size // 2)
    return parts
