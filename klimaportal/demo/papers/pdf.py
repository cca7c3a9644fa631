"""PDF papers, set by typst as tagged PDF/UA-1 (ISO 14289-1)."""

from pathlib import Path

ROOT = Path(__file__).parent


def typeset(source: str) -> bytes:
    """Compile a paper; ``source`` is relative to this folder.

    Only typst's embedded fonts are used, so that the paper looks the same on every machine. typst refuses to write
    a PDF/UA-1 file without title, alternative texts or with skipped heading levels.
    """
    import typst

    return typst.compile(
        str(ROOT / source),
        root=str(ROOT),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        # Only a fallback for «today»: each paper sets its own date.
        timestamp=1_600_000_000,
    )
