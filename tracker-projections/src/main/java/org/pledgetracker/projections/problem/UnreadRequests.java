package org.pledgetracker.projections.problem;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What comes while the server ends is answered as busy, and can be sent again. Tomcat means to do so without reading more than the
 * first line, then misses the host among the headers that it has not read, and says that the request is wrong.
 */
@Component
final class UnreadRequests implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final JsonMapper json;

    UnreadRequests(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addEngineValves(new Busy());
    }

    private final class Busy extends ValveBase {

        Busy() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (isUnread(request)) {
                answer(response);
            } else {
                getNext().invoke(request, response);
            }
        }

        private void answer(Response response) throws IOException {
            var problem = Problem.BUSY.detail("The tracker is ending. Ask again later.");
            response.setStatus(problem.getStatus());
            response.setHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(json.writeValueAsBytes(problem));
        }
    }

    private static boolean isUnread(Request request) {
        return request.getConnector().getProtocolHandler() instanceof AbstractProtocol<?> protocol
                && protocol.isPaused()
                && !request.getHeaderNames().hasMoreElements();
    }
}
