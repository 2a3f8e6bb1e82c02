"""Share cards: 1200 × 630 for Open Graph, and a square for WeChat; drawn with Pillow."""
