"""PROMETHEE II as its definition has it: every pair of offers, on every criterion."""

from __future__ import annotations

import numpy as np


def degree(difference, preference, p, q):
    """P(d), case by case."""
    if preference == "usual":
        return 1.0 if difference > 0 else 0.0
    begins = q if preference == "linear" else 0.0
    if difference <= begins:
        return 0.0
    return 1.0 if difference >= p else (difference - begins) / (p - begins)


def naive_flows(values, against=None, *, preference="usual", p=1.0, q=0.0):
    """Net flow of each offer on each criterion, in O(m n^2)."""
    values = np.asarray(values, dtype=float)
    others = values if against is None else np.asarray(against, dtype=float)
    flows = np.full(values.shape, np.nan)
    for column in range(values.shape[1]):
        applies = [i for i, value in enumerate(values[:, column]) if not np.isnan(value)]
        for i in applies:
            x = values[i, column]
            ys = [others[j, column] for j in applies if j != i]
            pairs = [degree(x - y, preference, p, q) - degree(y - x, preference, p, q) for y in ys]
            flows[i, column] = sum(pairs) / max(1, len(pairs))
    return flows


def naive_net_flows(values, weights, preference="usual", p=1.0, q=0.0):
    """Net flow of each offer: the mean over the criteria that apply, by weight."""
    flows = naive_flows(values, preference=preference, p=p, q=q)
    net = []
    for row in flows:
        used = [(w, flow) for w, flow in zip(weights, row, strict=True) if not np.isnan(flow)]
        total = sum(w for w, _flow in used)
        net.append(sum(w * flow for w, flow in used) / total if total else np.nan)
    return np.array(net)
