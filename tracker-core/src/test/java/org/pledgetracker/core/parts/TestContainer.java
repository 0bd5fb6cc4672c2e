package org.pledgetracker.core.parts;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * Containers that live as long as the JVM of the tests and publish their ports on loopback alone. Testcontainers removes
 * them when the JVM ends; those of a JVM that was killed are removed here, before the next one is started.
 */
public final class TestContainer {

    private static final String OWNER = "org.pledgetracker.test";

    private TestContainer() {}

    /** Has returned when it serves. */
    public static <T extends GenericContainer<?>> T start(T container) {
        removeThoseLeftBehind();
        container.withLabel(OWNER, Long.toString(ProcessHandle.current().pid()));
        container.withCreateContainerCmdModifier(TestContainer::publishOnLoopback);
        container.start();
        return container;
    }

    private static void publishOnLoopback(CreateContainerCmd command) {
        List<PortBinding> ports = Stream.of(Objects.requireNonNull(command.getExposedPorts()))
                .map((ExposedPort port) -> new PortBinding(Binding.bindIp("127.0.0.1"), port))
                .toList();
        Objects.requireNonNull(command.getHostConfig()).withPortBindings(ports);
    }

    private static void removeThoseLeftBehind() {
        var engine = DockerClientFactory.lazyClient();
        engine.listContainersCmd().withShowAll(true).withLabelFilter(List.of(OWNER)).exec().stream()
                .filter(container -> !isRunning(container.getLabels().getOrDefault(OWNER, "")))
                .forEach(container -> engine.removeContainerCmd(container.getId())
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec());
    }

    private static boolean isRunning(String pid) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> Long.toString(process.pid()).equals(pid));
    }
}
