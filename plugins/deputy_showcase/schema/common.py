"""Field kinds that several tables share."""

from __future__ import annotations

from .compound import Field
from .kinds import Free, Text

LINE, LONG = Text(most=200), Text(most=20_000, lines=True)
EXTRAS = Field("extras", "附加信息", Free(), help="随意记录，不在网站显示")
