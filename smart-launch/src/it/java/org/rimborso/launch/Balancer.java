package org.rimborso.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * A small load balancer: each request goes to the next node, whatever node had the one before. As balancers do, it asks the other node where
 * one takes no connection, or where a read got no whole answer; a POST that was sent is never sent again.
 */
final class Balancer implements AutoCloseable {
  private static final byte[] SORRY =
      "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket server;
  private final List<Integer> nodes;
  private final AtomicInteger turn = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile BiConsumer<Integer, String> sent = (node, request) -> {};

  /**
   * @param nodes ports of the nodes
   */
  Balancer(int port, List<Integer> nodes) {
    this.nodes = List.copyOf(nodes);
    try {
      this.server = new ServerSocket(port, 200, InetAddress.getByName("localhost"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** Is told of each request that was handed to a node, with the node's number, before its answer is read. */
  void onSent(BiConsumer<Integer, String> watcher) {
    sent = watcher;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        threads.execute(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      byte[] request = request(client.getInputStream());
      client.getOutputStream().write(answer(request));
    } catch (IOException gone) {
      return;
    }
  }

  private byte[] answer(byte[] request) {
    String line = new String(request, StandardCharsets.ISO_8859_1).split("\r\n", 2)[0];
    for (int attempt = 0; attempt < nodes.size(); attempt++) {
      int node = turn.getAndIncrement() % nodes.size();
      try (Socket socket = new Socket("localhost", nodes.get(node))) {
        try {
          socket.getOutputStream().write(request);
          sent.accept(node, line);
          byte[] answer = socket.getInputStream().readAllBytes();
          if (isWhole(answer) || line.startsWith("POST")) {
            return isWhole(answer) ? answer : SORRY;
          }
        } catch (IOException cut) {
          if (line.startsWith("POST")) {
            return SORRY;
          }
        }
      } catch (IOException refused) {
        // The next node is asked.
      }
    }
    return SORRY;
  }

  /** One request, told to close its connection, so that the end of the answer is seen. */
  private static byte[] request(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    byte[] body = in.readNBytes(length(text));
    String closing = text.replaceAll("(?i)\r\n(connection|upgrade|http2-settings):[^\r]*", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(closing.getBytes(StandardCharsets.ISO_8859_1));
    all.write(body);
    return all.toByteArray();
  }

  private static boolean isWhole(byte[] answer) {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    int body = text.indexOf("\r\n\r\n") + 4;
    if (body < 4) {
      return false;
    }
    boolean chunked = text.substring(0, body).toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked");
    return chunked ? text.endsWith("0\r\n\r\n") : answer.length - body >= length(text.substring(0, body));
  }

  private static int length(String head) {
    for (String line : head.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    return 0;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      server.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
