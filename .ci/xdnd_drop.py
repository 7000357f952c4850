#!/usr/bin/env python3
"""Drop real files on an X11 window, as a file manager would: XDND version 5, this program being the source.

usage: xdnd_drop.py [--hover SECONDS] WINDOW_TITLE_START FILE...

Needs python-xlib and DISPLAY. Exit status 0 only if the target took the files; with --hover it only drags over.
"""

import argparse
import os
import sys
import time
from urllib.parse import quote

from Xlib import X, display
from Xlib.protocol import event

VERSION = 5
PATIENCE_SECONDS = 20.0


class Source:
    """The side of the drag that owns the files."""

    def __init__(self, title, files):
        self.display = display.Display()
        self.root = self.display.screen().root
        self.target = self.find(self.root, title)
        if self.target is None:
            sys.exit(f"no window that takes drops has a title that starts with {title!r}")
        self.window = self.root.create_window(0, 0, 1, 1, 0, X.CopyFromParent, X.InputOnly)
        self.uri_list = self.atom("text/uri-list")
        uris = (f"file://{quote(os.path.abspath(name))}\r\n" for name in files)
        self.data = "".join(uris).encode()
        self.window.set_selection_owner(self.atom("XdndSelection"), X.CurrentTime)

    def atom(self, name):
        return self.display.intern_atom(name)

    def find(self, window, title):
        name = window.get_full_text_property(self.atom("_NET_WM_NAME")) or window.get_wm_name() or ""
        aware = window.get_full_property(self.atom("XdndAware"), X.AnyPropertyType)
        if aware and str(name).startswith(title):
            return window
        children = window.query_tree().children
        return next(filter(None, (self.find(child, title) for child in children)), None)

    def send(self, name, values):
        message = event.ClientMessage(window=self.target, client_type=self.atom(name), data=(32, values))
        self.target.send_event(message, event_mask=0)
        self.display.flush()

    def serve(self, request):
        """Hand the list of files to the target."""
        known = request.target == self.uri_list
        where = request.property or request.target
        if known:
            request.requestor.change_property(where, request.target, 8, self.data)
        answer = event.SelectionNotify(
            time=request.time,
            requestor=request.requestor,
            selection=request.selection,
            target=request.target,
            property=where if known else X.NONE,
        )
        request.requestor.send_event(answer)
        self.display.flush()

    def wait_for(self, name):
        """The values of the target's next message of this name; None when it never comes."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            while self.display.pending_events():
                happened = self.display.next_event()
                if happened.type == X.SelectionRequest:
                    self.serve(happened)
                elif happened.type == X.ClientMessage:
                    if self.display.get_atom_name(happened.client_type) == name:
                        return list(happened.data[1])
            time.sleep(0.01)
        return None

    def middle_of_target(self):
        size = self.target.get_geometry()
        corner = self.root.translate_coords(self.target, 0, 0)
        return corner.x + size.width // 2, corner.y + size.height // 2

    def drag(self):
        x, y = self.middle_of_target()
        self.send("XdndEnter", [self.window.id, VERSION << 24, self.uri_list, 0, 0])
        copy = self.atom("XdndActionCopy")
        self.send("XdndPosition", [self.window.id, 0, (x << 16) | y, X.CurrentTime, copy])
        status = self.wait_for("XdndStatus")
        if not status or not status[1] & 1:
            sys.exit("the window does not take the files")

    def leave(self):
        self.send("XdndLeave", [self.window.id, 0, 0, 0, 0])

    def drop(self):
        self.send("XdndDrop", [self.window.id, 0, X.CurrentTime, 0, 0])
        finished = self.wait_for("XdndFinished")
        if not finished or not finished[1] & 1:
            sys.exit("the window did not say that it has the files")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hover", type=float, metavar="SECONDS")
    parser.add_argument("title")
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    source = Source(arguments.title, arguments.files)
    source.drag()
    if arguments.hover is not None:
        time.sleep(arguments.hover)
        source.leave()
    else:
        source.drop()


main()
