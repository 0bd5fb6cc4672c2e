package org.pledgetracker.projections.problem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.coyote.http11.Http11NioProtocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import tools.jackson.databind.json.JsonMapper;

/** A server that begins to end just when it has read the first line of a request. */
@Timeout(30)
class UnreadRequestsTest {

    /** How often a connection still looks whether the server ends before it does; never where it is negative. */
    private static final AtomicInteger LOOKS = new AtomicInteger();

    /** Ends for those who look too often. */
    public static final class Ending extends Http11NioProtocol {

        @Override
        public boolean isPaused() {
            return LOOKS.getAndUpdate(left -> left > 0 ? left - 1 : left) == 0;
        }
    }

    private WebServer server;

    @BeforeEach
    void start() {
        LOOKS.set(-1);
        var factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getLoopbackAddress());
        factory.setProtocol(Ending.class.getName());
        new UnreadRequests(JsonMapper.builder().build()).customize(factory);
        server = factory.getWebServer();
        server.start();
    }

    @AfterEach
    void end() {
        server.destroy();
    }

    @Test
    void it_is_busy_and_whoever_asks_may_ask_again() throws IOException {
        LOOKS.set(1);

        assertThat(answer("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 503")
                .containsIgnoringCase("Retry-After: 1\r\n")
                .containsIgnoringCase("Content-Type: application/problem+json")
                .contains("/problems/busy");
    }

    @Test
    void what_is_read_before_is_carried_out() throws IOException {
        LOOKS.set(2);

        assertThat(answer("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 404");
    }

    @Test
    void a_request_without_a_host_is_wrong_while_the_server_runs() throws IOException {
        assertThat(answer("GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    /** All that comes until the server closes the connection. */
    private String answer(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
