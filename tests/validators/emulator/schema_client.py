"""schema_client.py SERVER FOLDER: an editor with yaml-language-server, and the configuration's schema beside the file: what is right
is let through, what is wrong is underlined, keys are offered and explained."""

import asyncio
import pathlib
import sys

from lsprotocol import types
from pygls.lsp.client import LanguageClient

MODELINE = "# yaml-language-server: $schema=.sidelint.schema.json\n"


class Editor:
    def __init__(self, folder):
        self.folder = folder
        self.told = asyncio.Queue()
        self.client = LanguageClient("test", "1")
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.told.put_nowait(params))
        self.client.feature(types.WORKSPACE_CONFIGURATION)(lambda params: [None for _ in params.items])

    async def begin(self, server):
        await self.client.start_io("node", server, "--stdio")
        text_document = types.TextDocumentClientCapabilities(
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(),
            completion=types.CompletionClientCapabilities(), hover=types.HoverClientCapabilities())
        await self.client.initialize_async(types.InitializeParams(
            capabilities=types.ClientCapabilities(text_document=text_document), root_uri=self.folder.as_uri()))
        self.client.initialized(types.InitializedParams())

    async def open(self, name, text):
        """The file, and what is underlined in it as pairs of a line and words."""
        uri = (self.folder / name).as_uri()
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(
            text_document=types.TextDocumentItem(uri=uri, language_id="yaml", version=1, text=MODELINE + text)))
        while True:
            params = await asyncio.wait_for(self.told.get(), 60)
            if params.uri == uri:
                found = sorted((each.range.start.line, each.message) for each in params.diagnostics)
                return types.TextDocumentIdentifier(uri=uri), found


async def edit(server, folder):
    editor = Editor(folder)
    await editor.begin(server)
    _, found = await editor.open("right.yaml", 'mesh: {istio-version: "1.27", default-revision: default, policy: enabled}\n')
    assert not found, found
    _, found = await editor.open("wrong.yaml", "mehs: {}\nmesh: {policy: maybe}\n")
    assert [line for line, _ in found] == [1, 2] and "mehs" in found[0][1] and '"disabled"' in found[1][1], found
    document, _ = await editor.open("typing.yaml", "mesh:\n  \n")
    offered = await editor.client.text_document_completion_async(
        types.CompletionParams(text_document=document, position=types.Position(line=2, character=2)))
    assert {"istio-version", "default-revision", "policy"} <= {item.label for item in offered.items}, offered
    assert all(item.documentation for item in offered.items), offered
    hover = await editor.client.text_document_hover_async(
        types.HoverParams(text_document=document, position=types.Position(line=1, character=1)))
    assert "Facts of the mesh" in hover.contents.value, hover
    await editor.client.shutdown_async(None)
    editor.client.exit(None)


asyncio.run(edit(sys.argv[1], pathlib.Path(sys.argv[2]).resolve()))
