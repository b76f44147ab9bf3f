"""lsp_client.py PROGRAM FOLDER: an editing session with `PROGRAM lsp`, in a repository made in FOLDER."""

import asyncio
import pathlib
import sys

from lsprotocol import types
from pygls.lsp.client import LanguageClient

NAMESPACE = """apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
"""
# The comment's characters are one, two and three bytes long, and one or two units of UTF-16.
CART = """# ü€𝕏
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop, annotations: {x: "𝕏", sidecar.istio.io/inject: "false"}}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata: {labels: {app: cart}}
    spec: {containers: [{name: cart, image: cart}]}
"""
RULE = "placement/inject-on-controller-metadata"


class Session:
    def __init__(self, program, root):
        self.program, self.root = program, root
        self.client = LanguageClient("test", "1")
        self.told = asyncio.Queue()
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.told.put_nowait(params))

    def uri(self, name):
        return (self.root / name).as_uri()

    def document(self, name):
        return types.TextDocumentIdentifier(uri=self.uri(name))

    async def begin(self, encodings):
        await self.client.start_io(self.program, "lsp")
        general = types.GeneralClientCapabilities(position_encodings=encodings)
        answer = await self.client.initialize_async(types.InitializeParams(
            capabilities=types.ClientCapabilities(general=general), root_uri=self.root.as_uri()))
        self.client.initialized(types.InitializedParams())
        return answer

    async def end(self):
        await self.client.shutdown_async(None)
        self.client.exit(None)
        code = await asyncio.wait_for(self.client._server.wait(), 10)
        assert code == 0, code

    async def found(self, name):
        """The next diagnostics of the file."""
        while True:
            params = await asyncio.wait_for(self.told.get(), 30)
            if params.uri == self.uri(name):
                return params.diagnostics

    def change(self, name, text, version):
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=self.uri(name), version=version),
            content_changes=[types.TextDocumentContentChangeWholeDocument(text=text)]))

    def open(self, name, text):
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(
            text_document=types.TextDocumentItem(uri=self.uri(name), language_id="yaml", version=1, text=text)))


def text_in(text, place, encoding):
    """The bytes of a one-line range, in the encoding's units."""
    line = text.split("\n")[place.start.line]
    if encoding == types.PositionEncodingKind.Utf8:
        return line.encode()[place.start.character:place.end.character].decode()
    return line.encode("utf-16-le")[2 * place.start.character:2 * place.end.character].decode("utf-16-le")


async def edit(program, root, encoding):
    session = Session(program, root)
    answer = await session.begin([encoding])
    assert answer.capabilities.position_encoding == encoding
    assert answer.server_info.name == "sidelint"

    # What is on disk is told unasked; the marked text is the key, whatever stands before it.
    [finding] = await session.found("apps/cart.yaml")
    assert (finding.code, finding.source, finding.severity) == (RULE, "sidelint", types.DiagnosticSeverity.Error), finding
    marked = text_in(CART, finding.range, encoding)
    assert marked.startswith("sidecar.istio.io/inject"), marked
    related = {pathlib.PurePosixPath(place.location.uri).name for place in finding.related_information}
    assert "namespace.yaml" in related, related

    # As it is typed, and nothing is written: without sidecars in the namespace the annotation does no harm.
    session.open("namespace.yaml", NAMESPACE)
    await session.found("namespace.yaml")
    session.change("namespace.yaml", NAMESPACE.replace("enabled", "disabled"), 2)
    assert [found.severity for found in await session.found("apps/cart.yaml")] == [types.DiagnosticSeverity.Information]
    session.change("namespace.yaml", NAMESPACE, 3)
    assert [found.severity for found in await session.found("apps/cart.yaml")] == [types.DiagnosticSeverity.Error]

    session.open("apps/cart.yaml", CART)
    cart = session.document("apps/cart.yaml")
    [symbol] = await session.client.text_document_document_symbol_async(types.DocumentSymbolParams(text_document=cart))
    assert symbol.name == "Deployment shop/cart" and symbol.detail.startswith("injected"), symbol
    assert symbol.range.end.line == 9, symbol

    hover = await session.client.text_document_hover_async(
        types.HoverParams(text_document=cart, position=types.Position(line=5, character=3)))
    assert "namespace `shop`: istio-injection=enabled" in hover.contents.value, hover
    above = await session.client.text_document_hover_async(
        types.HoverParams(text_document=session.document("namespace.yaml"), position=types.Position(line=0, character=0)))
    assert above is None, above

    actions = await session.client.text_document_code_action_async(types.CodeActionParams(
        text_document=cart, range=finding.range, context=types.CodeActionContext(diagnostics=[finding])))
    assert actions and all(action.kind == types.CodeActionKind.QuickFix for action in actions), actions
    assert not actions[0].is_preferred and "loses its sidecar" in actions[0].title, actions[0]
    fixed = CART
    for change in reversed(actions[0].edit.changes[cart.uri]):
        fixed = applied(fixed, change, encoding)
    session.change("apps/cart.yaml", fixed, 2)
    assert RULE not in [found.code for found in await session.found("apps/cart.yaml")], fixed
    nothing = await session.client.text_document_code_action_async(types.CodeActionParams(
        text_document=cart, range=types.Range(types.Position(4, 0), types.Position(4, 1)),
        context=types.CodeActionContext(diagnostics=[])))
    assert not nothing, nothing

    # What is closed without being written is as it is on disk.
    session.client.text_document_did_close(types.DidCloseTextDocumentParams(text_document=cart))
    assert RULE in [found.code for found in await session.found("apps/cart.yaml")]
    await session.end()


def applied(text, change, encoding):
    def offset(position):
        lines = text.split("\n")
        before = "".join(line + "\n" for line in lines[:position.line])
        line = lines[position.line] if position.line < len(lines) else ""
        if encoding == types.PositionEncodingKind.Utf8:
            return len(before) + len(line.encode()[:position.character].decode())
        return len(before) + len(line.encode("utf-16-le")[:2 * position.character].decode("utf-16-le"))
    return text[:offset(change.range.start)] + change.new_text + text[offset(change.range.end):]


def main(program, folder):
    root = pathlib.Path(folder).resolve() / "a repository ü"
    (root / "apps").mkdir(parents=True)
    (root / ".git").mkdir()
    (root / "namespace.yaml").write_text(NAMESPACE)
    (root / "apps/cart.yaml").write_text(CART)
    (root / ".sidelint.yaml").write_text('mesh: {istio-version: "1.27", default-revision: default, policy: enabled}\n')
    for encoding in (types.PositionEncodingKind.Utf16, types.PositionEncodingKind.Utf8):
        asyncio.run(edit(program, root, encoding))


main(*sys.argv[1:])
