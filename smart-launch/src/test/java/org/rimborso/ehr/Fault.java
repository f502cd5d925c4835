package org.rimborso.ehr;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.rimborso.ehr.FaultProxy.Spoil;

/** The ways an answer goes wrong. None leaves an answer that could be taken for the right one. */
public enum Fault implements Spoil {
  CLOSED_AT_ONCE(false, (wire, answer) -> {}),
  RESET_AT_ONCE(false, (wire, answer) -> wire.reset()),
  NEVER_ANSWERED(false, (wire, answer) -> wire.hold()),
  DONE_BUT_NEVER_ANSWERED((wire, answer) -> wire.hold()),
  DONE_BUT_CLOSED((wire, answer) -> {}),
  DONE_BUT_RESET((wire, answer) -> wire.reset()),
  TRICKLED((wire, answer) -> wire.trickle(answer.bytes(), 30)),
  NO_HTTP(false, (wire, answer) -> wire.send("SSH-2.0-x\r\n\r\n".getBytes(StandardCharsets.UTF_8))),
  CUT_IN_HEAD((wire, answer) -> wire.send(answer.headBytes(), 20)),
  CUT_AFTER_HEAD((wire, answer) -> wire.send(padded(answer).headBytes())),
  HALF_THEN_SILENT(
      (wire, answer) -> {
        wire.send(answer.bytes(), half(answer));
        wire.hold();
      }),
  HALF_THEN_CLOSED((wire, answer) -> wire.send(padded(answer).bytes(), half(answer))),
  HALF_THEN_RESET(
      (wire, answer) -> {
        wire.send(answer.bytes(), half(answer));
        wire.reset();
      }),
  LAST_BYTE_MISSING((wire, answer) -> wire.send(answer.bytes(), answer.bytes().length - 1)),
  LENGTH_TOO_LONG((wire, answer) -> wire.send(answer.sized(answer.body().length + 10).bytes())),
  LENGTH_TOO_SHORT((wire, answer) -> wire.send(answer.sized(answer.body().length / 2).bytes())),
  HALF_WITHOUT_LENGTH(
      (wire, answer) ->
          wire.send(new RawAnswer(answer.without("Content-Length").head(), front(answer)).bytes())),
  LAST_CHUNK_MISSING((wire, answer) -> wire.send(chunked(answer, "%x\r\n").bytes())),
  CHUNK_SIZE_IS_RUBBISH((wire, answer) -> wire.send(chunked(answer, "zz\r\n").bytes())),
  GZIP_IS_NONE((wire, answer) -> wire.send(answer.with("Content-Encoding", "gzip").bytes())),
  GZIP_CUT(
      (wire, answer) -> {
        byte[] packed = RawAnswer.packed(answer.body());
        byte[] cut = Arrays.copyOf(packed, packed.length - 9);
        wire.send(answer.body(cut).with("Content-Encoding", "gzip").bytes());
      }),
  GZIP_SUM_WRONG(
      (wire, answer) -> {
        byte[] packed = RawAnswer.packed(answer.body());
        packed[packed.length - 6] ^= 1;
        wire.send(answer.body(packed).with("Content-Encoding", "gzip").bytes());
      }),
  GZIP_BOMB((wire, answer) -> wire.send(answer.body(spaced(answer)).gzip().bytes())),
  ENCODING_UNKNOWN((wire, answer) -> wire.send(answer.with("Content-Encoding", "br").bytes())),
  TOO_LARGE((wire, answer) -> wire.send(answer.body(spaced(answer)).bytes())),
  HTML((wire, answer) -> wire.send(page("text/html").bytes())),
  HTML_CALLED_JSON((wire, answer) -> wire.send(page("application/fhir+json").bytes())),
  XML(
      (wire, answer) ->
          wire.send(
              RawAnswer.of(
                      200,
                      "application/fhir+xml",
                      "<Bundle xmlns=\"http://hl7.org/fhir\"/>".getBytes(StandardCharsets.UTF_8))
                  .bytes())),
  NOTHING_IN_IT((wire, answer) -> wire.send(RawAnswer.json(200, "").bytes())),
  NULL((wire, answer) -> wire.send(RawAnswer.json(200, "null").bytes())),
  EMPTY_OBJECT((wire, answer) -> wire.send(RawAnswer.json(200, "{}").bytes())),
  ANOTHER_RESOURCE((wire, answer) -> wire.send(complaint(200).bytes())),
  TOO_DEEP((wire, answer) -> wire.send(RawAnswer.json(200, "{\"a\":".repeat(20_000)).bytes())),
  BAD_UTF8((wire, answer) -> wire.send(answer.body(spoiltText(answer)).bytes())),
  TWO_DOCUMENTS(
      (wire, answer) ->
          wire.send(answer.body(new String(answer.body(), StandardCharsets.UTF_8) + "{}").bytes())),
  STATUS_400(false, (wire, answer) -> wire.send(complaint(400).bytes())),
  STATUS_401(false, (wire, answer) -> wire.send(complaint(401).bytes())),
  STATUS_403(false, (wire, answer) -> wire.send(complaint(403).bytes())),
  STATUS_404(false, (wire, answer) -> wire.send(complaint(404).bytes())),
  STATUS_500(false, (wire, answer) -> wire.send(complaint(500).bytes())),
  DONE_BUT_500((wire, answer) -> wire.send(complaint(500).bytes())),
  STATUS_429_RUBBISH(
      false, (wire, answer) -> wire.send(complaint(429).with("Retry-After", "rubbish").bytes())),
  STATUS_503_TEN_YEARS(
      false, (wire, answer) -> wire.send(complaint(503).with("Retry-After", "315360000").bytes())),
  REDIRECT(
      false,
      (wire, answer) ->
          wire.send(complaint(302).with("Location", "http://localhost:1/elsewhere").bytes()));

  private static final byte LETTER = 'e';

  private final boolean reachesServer;

  @SuppressWarnings("ImmutableEnumChecker") // Each is a lambda that holds nothing.
  private final Spoil spoil;

  Fault(Spoil spoil) {
    this(true, spoil);
  }

  Fault(boolean reachesServer, Spoil spoil) {
    this.reachesServer = reachesServer;
    this.spoil = spoil;
  }

  @Override
  public void play(Wire wire, RawAnswer answer) throws java.io.IOException {
    spoil.play(wire, answer);
  }

  @Override
  public boolean reachesServer() {
    return reachesServer;
  }

  private static int half(RawAnswer answer) {
    return answer.headBytes().length + answer.body().length / 2;
  }

  private static byte[] front(RawAnswer answer) {
    return Arrays.copyOf(answer.body(), answer.body().length / 2);
  }

  /** With a body even where there was none. */
  private static RawAnswer padded(RawAnswer answer) {
    return answer.sized(answer.body().length + 1);
  }

  private static RawAnswer chunked(RawAnswer answer, String size) {
    String head = answer.without("Content-Length").with("Transfer-Encoding", "chunked").head();
    byte[] first = String.format(size, answer.body().length).getBytes(StandardCharsets.UTF_8);
    byte[] body = Arrays.copyOf(first, first.length + answer.body().length);
    System.arraycopy(answer.body(), 0, body, first.length, answer.body().length);
    return new RawAnswer(head, body);
  }

  /** Still good JSON if all of it were taken: two megabytes of it. */
  private static byte[] spaced(RawAnswer answer) {
    byte[] spaced = new byte[2 << 20];
    Arrays.fill(spaced, (byte) ' ');
    System.arraycopy(answer.body(), 0, spaced, 0, answer.body().length);
    return spaced;
  }

  private static RawAnswer page(String type) {
    return RawAnswer.of(
        200, type, "<html><h1>Please sign in</h1></html>".getBytes(StandardCharsets.UTF_8));
  }

  private static RawAnswer complaint(int status) {
    return RawAnswer.json(
        status,
        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\","
            + "\"code\":\"exception\"}]}");
  }

  /** One letter in the middle becomes a byte that no character begins with. */
  private static byte[] spoiltText(RawAnswer answer) {
    byte[] spoilt = answer.body().clone();
    int at = spoilt.length / 2;
    while (at > 0 && spoilt[at] != LETTER) {
      at--;
    }
    if (spoilt.length > 0) {
      spoilt[at] = (byte) 0xff;
    }
    return spoilt;
  }
}
