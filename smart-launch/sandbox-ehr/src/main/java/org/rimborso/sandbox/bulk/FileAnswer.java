package org.rimborso.sandbox.bulk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.zip.GZIPOutputStream;

/** Sends a file, or the rest of it that was asked for. */
final class FileAnswer {
  private static final long SLOWLY_MILLIS = 100;

  private final BulkFile file;
  private final boolean cut;

  /**
   * @param cut whether to break off in the middle
   */
  FileAnswer(BulkFile file, boolean cut) {
    this.file = file;
    this.cut = cut;
  }

  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    byte[] bytes = Files.readAllBytes(file.path());
    String tag = "\"" + file.name() + "-" + bytes.length + "\"";
    String encodings = request.getHeader("Accept-Encoding");
    if (file.packed() && encodings != null && encodings.contains("gzip")) {
      bytes = packed(bytes);
      tag = "\"packed-" + tag.substring(1);
      response.setHeader("Content-Encoding", "gzip");
    }
    int from = from(request, tag, bytes.length);
    response.setContentType("application/fhir+ndjson");
    response.setHeader("ETag", tag);
    response.setContentLength(bytes.length - from);
    if (from > 0) {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setHeader(
          "Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
    }
    write(response, bytes, from);
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static int from(HttpServletRequest request, String tag, int length) {
    String range = request.getHeader("Range");
    boolean same = tag.equals(request.getHeader("If-Range"));
    if (range == null || !same || !range.matches("bytes=[0-9]{1,9}-")) {
      return 0;
    }
    int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    return from < length ? from : 0;
  }

  private void write(HttpServletResponse response, byte[] bytes, int from) throws IOException {
    OutputStream out = response.getOutputStream();
    if (!cut) {
      out.write(bytes, from, bytes.length - from);
      return;
    }
    out.write(bytes, from, (bytes.length - from) / 2);
    out.flush();
    try {
      Thread.sleep(SLOWLY_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("cut as asked for");
  }
}
