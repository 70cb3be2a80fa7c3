"""What is made of measurements, as text."""

import statistics


def ratios(before, after):
    """What each run adds to the one beside it, in per cent."""
    return [(b / a - 1) * 100 for a, b in zip(before, after)]


def added(before, after):
    return spread(ratios(before, after), "{:+.1f}", " %")


def spread(values, form, unit):
    text = form.format(statistics.median(values)) + unit
    if len(values) > 1:
        ends = form.format(min(values)), form.format(max(values))
        text += f" ({ends[0]} to {ends[1]})"
    return text


def verdict(percent, budget):
    if budget is None:
        return "none"
    holds = "holds" if percent <= budget else "**exceeded**"
    return f"{budget:g} %: {holds}"
