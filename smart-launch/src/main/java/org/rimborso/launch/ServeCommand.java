package org.rimborso.launch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the app until it is told to stop. */
@Command(name = "serve", description = "Runs the app for the configured EHRs.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls.
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--config", required = true, paramLabel = "FILE", description = "rimborso.yaml")
  private Path config;

  /** Prints one line when ready; stops gracefully at SIGTERM and Ctrl-C. */
  @Override
  public Integer call() throws InterruptedException {
    Settings settings = SettingsFile.read(config, System.getenv());
    Wiring app = Wiring.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(app::close, "stop"));
    warn(settings.server());
    settings.plugins().log();
    PrintWriter out = spec.commandLine().getOut();
    out.println("listening " + settings.server().publicUrl(app.port()));
    out.flush();
    app.join();
    return 0;
  }

  /** What is allowed but fit for trying out only. */
  private void warn(ServerSettings server) {
    if (server.isPlain()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          "warning: without TLS, for this machine only; elsewhere set server.publicUrl to an https"
              + " address, with server.tls or a proxy in server.trustedProxies");
      err.flush();
    }
  }
}
