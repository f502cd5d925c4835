package org.rimborso.ehr;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One request to send. It may carry a token and ids, so its text shows only the method.
 *
 * @param body what is sent; empty for a read
 * @param into where the body of an answer goes that is too large for memory; empty: into memory
 */
public record Call(
    Method method, URI uri, Map<String, String> headers, Optional<Body> body, Optional<Into> into) {
  /** What we send; nothing else passes. */
  public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  /** What a request carries, as text in UTF-8. */
  public record Body(String type, String text) {
    @Override
    public String toString() {
      return "Body[" + type + "]";
    }
  }

  /**
   * A file that takes the answer's body: a whole one (200) replaces what the file holds, a part
   * (206) is added where it begins at the file's end. Other answers leave it as it is. Whatever
   * arrived before a connection broke is kept, so that the rest can be asked for.
   *
   * @param most bytes that the file may come to hold; empty: what the destination's limits say
   * @param watch is told how far it is
   */
  public record Into(Path file, OptionalLong most, Watch watch) {
    /** A file that may grow as far as the destination's limits say. */
    public Into(Path file, Watch watch) {
      this(file, OptionalLong.empty(), watch);
    }
  }

  /** Is told how a body arrives, by the thread that receives. */
  public interface Watch {
    /**
     * A whole body begins; what the file held before is gone.
     *
     * @param validator tells this version of the body from others, fit for {@code If-Range}: a
     *     strong ETag, else the date of the last change
     */
    void begins(Optional<String> validator);

    /**
     * Some bytes more have come. Called often.
     *
     * @param bytes in the file by now
     * @param total that it will hold, where the server says so
     */
    void at(long bytes, OptionalLong total);
  }

  public Call {
    headers = Map.copyOf(headers);
  }

  public static Call get(URI uri, String accept) {
    return new Call(Method.GET, uri, Map.of("Accept", accept), Optional.empty(), Optional.empty());
  }

  public static Call post(URI uri, String accept, Body body) {
    return new Call(
        Method.POST, uri, Map.of("Accept", accept), Optional.of(body), Optional.empty());
  }

  public static Call put(URI uri, String accept, Body body) {
    return new Call(Method.PUT, uri, Map.of("Accept", accept), Optional.of(body), Optional.empty());
  }

  public static Call patch(URI uri, String accept, Body body) {
    return new Call(
        Method.PATCH, uri, Map.of("Accept", accept), Optional.of(body), Optional.empty());
  }

  public static Call delete(URI uri, String accept) {
    return new Call(
        Method.DELETE, uri, Map.of("Accept", accept), Optional.empty(), Optional.empty());
  }

  /** The same with one more header. */
  public Call with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(method, uri, more, body, into);
  }

  /** The same with its answer's body in a file, never compressed on its way. */
  public Call into(Into file) {
    return into(file, "identity");
  }

  /** The same, where the body may be packed on its way: it is kept as it comes. */
  public Call intoAsItComes(Into file) {
    return into(file, "gzip");
  }

  private Call into(Into file, String encoding) {
    Call asked = with("Accept-Encoding", encoding);
    return new Call(method, uri, asked.headers, body, Optional.of(file));
  }

  /**
   * Whether it may be sent again as it is without harm. With a file it may not: the file has grown.
   */
  public boolean isRead() {
    return method == Method.GET && into.isEmpty();
  }

  @Override
  public String toString() {
    return "Call[" + method + "]";
  }
}
