package org.rimborso.launch;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser at {@link WholeApp}: one session cookie, any number of launches. */
final class WholeBrowser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "action=\"([^\"]+)\"[^>]*>\\s*<input type=\"hidden\" name=\"token\" value=\"([^\"]+)\"");
  private final WholeApp app;
  private Optional<String> session = Optional.empty();

  WholeBrowser(WholeApp app) {
    this.app = app;
  }

  /** Launches; answers what the launch said. */
  String launch(String id, String user, String patient, String ehr) throws IOException {
    RawHttp.Answer answer =
        request(
            "GET",
            "/launch?id=" + id + "&user=" + user + "&patient=" + patient + "&ehr=" + ehr,
            List.of(),
            "");
    if (answer.text().contains("__Host-rimborso=")) {
      session = Optional.of(answer.session());
    }
    return answer.text();
  }

  void launch(String id, String user, String patient) throws IOException {
    launch(id, user, patient, WholeApp.EHRS.get(0));
  }

  Optional<String> session() {
    return session;
  }

  RawHttp.Answer get(String path) throws IOException {
    return request("GET", path, List.of(), "");
  }

  /** A page in full, whether its chart is on the desk or not. */
  RawHttp.Answer whole(String path) throws IOException {
    return get(path + (path.contains("?") ? "&" : "?") + "whole=1");
  }

  /** Sends a form as a page of the app would. */
  RawHttp.Answer post(String path, Map<String, String> fields) throws IOException {
    return post(
        path,
        fields,
        List.of(
            "Origin: " + app.origin(),
            "Sec-Fetch-Site: same-origin",
            "Content-Type: application/x-www-form-urlencoded"));
  }

  RawHttp.Answer post(String path, Map<String, String> fields, List<String> headers)
      throws IOException {
    String body =
        fields.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return request("POST", path, headers, body);
  }

  private RawHttp.Answer request(String method, String path, List<String> headers, String body)
      throws IOException {
    StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    text.append("Host: localhost\r\nConnection: close\r\n");
    session.ifPresent(id -> text.append("Cookie: __Host-rimborso=").append(id).append("\r\n"));
    headers.forEach(header -> text.append(header).append("\r\n"));
    if (method.equals("POST")) {
      text.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    return app.http().send(text + "\r\n" + body);
  }

  /** The token of each form on a page, by where the form goes. */
  static Map<String, String> tokens(RawHttp.Answer page) {
    Map<String, String> tokens = new java.util.LinkedHashMap<>();
    Matcher matcher = TOKEN.matcher(page.text());
    while (matcher.find()) {
      tokens.put(matcher.group(1), matcher.group(2));
    }
    return tokens;
  }

  /** Everything between the patients' own words: which patients a page tells of. */
  static List<String> patientsOn(RawHttp.Answer page) {
    List<String> found = new ArrayList<>();
    Matcher matcher =
        Pattern.compile("(?:Name|Payer|Clinic-e|Words-e|Service-c|Remark-c|Typed)-(p[0-9]+)")
            .matcher(page.text());
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found.stream().distinct().toList();
  }
}
