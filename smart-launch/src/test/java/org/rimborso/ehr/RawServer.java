package org.rimborso.ehr;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Answers each connection with given bytes, whatever was asked, and closes it. */
final class RawServer implements AutoCloseable {
  private final ServerSocket socket;
  private final AtomicInteger connections = new AtomicInteger();

  /** {@code answers} tells the bytes for the n-th connection, counted from 0. */
  RawServer(IntFunction<byte[]> answers) throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serve(answers));
    thread.setDaemon(true);
    thread.start();
  }

  URI origin() {
    return URI.create("http://localhost:" + socket.getLocalPort());
  }

  int connections() {
    return connections.get();
  }

  private void serve(IntFunction<byte[]> answers) {
    while (!socket.isClosed()) {
      try (Socket peer = socket.accept()) {
        byte[] answer = answers.apply(connections.getAndIncrement());
        readHead(peer.getInputStream());
        peer.getOutputStream().write(answer);
      } catch (IOException closed) {
        // The test is over, or the client went away as it may.
      }
    }
  }

  private static void readHead(InputStream in) throws IOException {
    int last4 = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      last4 = (last4 << 8) | b;
      if (last4 == 0x0d0a0d0a) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
