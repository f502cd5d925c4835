package org.rimborso.ehr;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request to send. It may carry a token and ids, so its text shows only the method.
 *
 * @param body what is sent; empty for a read
 */
public record Call(Method method, URI uri, Map<String, String> headers, Optional<Body> body) {
  /** What we send; nothing else passes. */
  public enum Method {
    GET,
    POST,
    PUT
  }

  /** What a request carries, as text in UTF-8. */
  public record Body(String type, String text) {
    @Override
    public String toString() {
      return "Body[" + type + "]";
    }
  }

  public Call {
    headers = Map.copyOf(headers);
  }

  public static Call get(URI uri, String accept) {
    return new Call(Method.GET, uri, Map.of("Accept", accept), Optional.empty());
  }

  public static Call post(URI uri, String accept, Body body) {
    return new Call(Method.POST, uri, Map.of("Accept", accept), Optional.of(body));
  }

  public static Call put(URI uri, String accept, Body body) {
    return new Call(Method.PUT, uri, Map.of("Accept", accept), Optional.of(body));
  }

  /** The same with one more header. */
  public Call with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(method, uri, more, body);
  }

  /** Whether it may be sent again without harm. */
  public boolean isRead() {
    return method == Method.GET;
  }

  @Override
  public String toString() {
    return "Call[" + method + "]";
  }
}
