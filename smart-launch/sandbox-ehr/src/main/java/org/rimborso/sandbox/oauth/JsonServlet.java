package org.rimborso.sandbox.oauth;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers every GET with one JSON document that never changes while the server runs. */
final class JsonServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final byte[] json;

  JsonServlet(String json) {
    this.json = json.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
  }
}
