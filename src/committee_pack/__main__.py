"""``python -m committee_pack`` and the console command."""

import sys


def run() -> None:
    """Run the command line, and end the process with its exit code."""
    from committee_pack.cli.main import main

    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
