"""A chain that was touched is found, wherever it was touched."""

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.thads_base.tools.trail import (
    NO_HASH,
    Link,
    find_broken,
    get_canonical,
    get_hash,
)


def make_chain(steps):
    """Return (links, length, head, steps as they are now) of step ids in order."""
    links, head = [], NO_HASH
    for sequence, step in enumerate(steps, start=1):
        content = get_canonical({"id": step, "state": f"after {sequence}"})
        head = get_hash(head, content)
        links.append(Link(100 + sequence, step, sequence, content, head))
    now = {link.step_id: link.content for link in links}
    return links, len(links), head, now


chains = st.lists(st.integers(1, 4), min_size=1, max_size=12).map(make_chain)


@given(chains)
def test_an_untouched_chain_holds(chain):
    assert find_broken(*chain) == []


def test_nothing_is_whole():
    assert find_broken([], 0, NO_HASH, {}) == []


@given(chains, st.data())
def test_an_altered_link_is_found(chain, data):
    links, length, head, now = chain
    place = data.draw(st.integers(0, len(links) - 1))
    links[place] = links[place]._replace(content=get_canonical({"id": 0}))
    assert links[place].step_id in find_broken(links, length, head, now)


@given(chains, st.data())
def test_a_removed_link_is_found(chain, data):
    links, length, head, now = chain
    del links[data.draw(st.integers(0, len(links) - 1))]
    assert find_broken(links, length, head, now)


@given(chains, st.data())
def test_a_cut_tail_is_found(chain, data):
    links, length, head, now = chain
    rest = links[: data.draw(st.integers(0, len(links) - 1))]
    now = {link.step_id: link.content for link in rest}
    assert find_broken(rest, length, head, now)


@given(chains, st.data())
def test_an_altered_step_is_found(chain, data):
    links, length, head, now = chain
    step = data.draw(st.sampled_from(sorted(now)))
    now[step] = get_canonical({"id": step, "state": "forged"})
    assert find_broken(links, length, head, now) == [step]


@given(chains, st.data())
def test_a_removed_step_is_found(chain, data):
    links, length, head, now = chain
    step = data.draw(st.sampled_from(sorted(now)))
    del now[step]
    assert find_broken(links, length, head, now) == [step]


@given(chains)
def test_a_step_that_was_slipped_in_is_found(chain):
    links, length, head, now = chain
    now[99] = get_canonical({"id": 99})
    assert find_broken(links, length, head, now) == [99]
