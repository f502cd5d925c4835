package org.rimborso.launch;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, follows redirects, sends the note form. */
final class Visitor {
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> cookies = new LinkedHashMap<>();

  /** A page, and where it was in the end. */
  record Page(URI at, int status, String text) {
    boolean isGood() {
      return status == 200 && at.getPath().startsWith("/s/");
    }

    /** The value of a hidden field of the note form. */
    String hidden(String name) {
      return hidden("note-form", name);
    }

    /** The value of the first field of that name after {@code mark}. */
    String hidden(String mark, String name) {
      Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(text.substring(text.indexOf(mark)));
      if (!field.find()) {
        throw new IllegalStateException("no field " + name);
      }
      return field.group(1);
    }
  }

  Page get(String address) throws IOException {
    return follow(HttpRequest.newBuilder(URI.create(address)).GET());
  }

  /** Sends a form of the app's own page. */
  Page post(String origin, String path, Map<String, String> fields) throws IOException {
    String form =
        fields.entrySet().stream()
            .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return follow(
        HttpRequest.newBuilder(URI.create(origin + path))
            .header("Origin", origin)
            .header("Sec-Fetch-Site", "same-origin")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private Page follow(HttpRequest.Builder asked) throws IOException {
    HttpResponse<String> answer = send(asked);
    for (int hops = 0; hops < 10 && answer.statusCode() / 100 == 3; hops++) {
      URI next = answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
      answer = send(HttpRequest.newBuilder(next).GET());
    }
    return new Page(answer.uri(), answer.statusCode(), answer.body());
  }

  private HttpResponse<String> send(HttpRequest.Builder asked) throws IOException {
    if (!cookies.isEmpty()) {
      asked.header("Cookie", cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> answer = http.send(asked.build(), HttpResponse.BodyHandlers.ofString());
      for (String cookie : answer.headers().allValues("Set-Cookie")) {
        String pair = cookie.split(";", 2)[0];
        cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
