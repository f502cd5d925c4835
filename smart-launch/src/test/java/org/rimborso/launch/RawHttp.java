package org.rimborso.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client that sends what it is given, byte for byte. */
record RawHttp(int port) {
  /** Milliseconds. A machine may sleep for minutes; what hangs is found all the same. */
  private static final int PATIENCE = 600_000;

  /** An answer, as text. */
  record Answer(String text) {
    int status() {
      return text.isEmpty() ? 0 : Integer.parseInt(text.split(" ", 3)[1]);
    }

    Optional<String> header(String name) {
      return headers(name).stream().findFirst();
    }

    List<String> headers(String name) {
      List<String> values = new ArrayList<>();
      for (String line : text.split("\r\n\r\n", 2)[0].split("\r\n", -1)) {
        if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
          values.add(line.substring(name.length() + 1).strip());
        }
      }
      return values;
    }

    /** The value of the session cookie it sets. */
    String session() {
      return headers("Set-Cookie").stream()
          .filter(cookie -> cookie.matches("__Host-rimborso=[^;]+;.*"))
          .map(cookie -> cookie.substring("__Host-rimborso=".length(), cookie.indexOf(';')))
          .reduce((first, last) -> last)
          .orElseThrow(() -> new AssertionError("no session cookie in: " + text));
    }
  }

  Answer send(String bytes) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(all);
      return new Answer(all.toString(StandardCharsets.ISO_8859_1));
    }
  }

  Answer request(String method, String target, String... headers) throws IOException {
    StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    text.append("Host: localhost:").append(port).append("\r\nConnection: close\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    return send(text.append("\r\n").toString());
  }

  Answer get(String target, String session) throws IOException {
    return request("GET", target, "Cookie: __Host-rimborso=" + session);
  }

  /** Launches as a role; answers the new session. */
  String login(String launch, String role) throws IOException {
    return request("GET", "/launch?id=" + launch + "&role=" + role).session();
  }

  /** Launches again inside a session; answers the new session. */
  String login(String launch, String role, String session) throws IOException {
    return get("/launch?id=" + launch + "&role=" + role, session).session();
  }
}
