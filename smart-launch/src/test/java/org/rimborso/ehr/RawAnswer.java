package org.rimborso.ehr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** An HTTP/1.1 answer as bytes. */
public final class RawAnswer {
  private final String head;
  private final byte[] body;

  /**
   * @param head status line and headers, without the empty line
   */
  RawAnswer(String head, byte[] body) {
    this.head = head;
    this.body = body;
  }

  String head() {
    return head;
  }

  public byte[] body() {
    return body;
  }

  public static RawAnswer json(int status, String body) {
    return of(status, "application/fhir+json", body.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer that closes its connection and says how long it is. */
  public static RawAnswer of(int status, String type, byte[] body) {
    return new RawAnswer(
            "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nConnection: close", body)
        .sized(body.length);
  }

  static RawAnswer parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IllegalStateException("the server behind the proxy sent no head");
    }
    byte[] body = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
    return new RawAnswer(text.substring(0, end), body).with("Connection", "close");
  }

  static Optional<String> header(String head, String name) {
    Matcher found =
        Pattern.compile("(?im)^" + Pattern.quote(name) + ":[ \\t]*([^\\r\\n]*)").matcher(head);
    return found.find() ? Optional.of(found.group(1).strip()) : Optional.empty();
  }

  RawAnswer without(String name) {
    return new RawAnswer(head.replaceAll("(?i)\r\n" + Pattern.quote(name) + ":[^\r\n]*", ""), body);
  }

  public RawAnswer with(String name, String value) {
    return new RawAnswer(without(name).head() + "\r\n" + name + ": " + value, body);
  }

  /** Says that the body has so many bytes, whatever it has. */
  public RawAnswer sized(int length) {
    return with("Content-Length", Integer.toString(length));
  }

  /** Without a length: it ends where the connection ends. */
  public RawAnswer untold() {
    return without("Content-Length");
  }

  /** Another body, with its right length. */
  public RawAnswer body(byte[] other) {
    return new RawAnswer(head, other).sized(other.length);
  }

  public RawAnswer body(String other) {
    return body(other.getBytes(StandardCharsets.UTF_8));
  }

  /** Compressed, and said to be. */
  public RawAnswer gzip() {
    return body(packed(body)).with("Content-Encoding", "gzip");
  }

  static byte[] packed(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return bytes.toByteArray();
  }

  public byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(headBytes());
    all.writeBytes(body);
    return all.toByteArray();
  }

  public byte[] headBytes() {
    return (head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }
}
