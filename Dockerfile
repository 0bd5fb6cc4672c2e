# The image of one process: docker build --build-arg PROCESS=tracker-api .
# It takes the jar that Maven has built; docs/operations.md tells how the processes are run.
ARG JAVA=eclipse-temurin:25-jre

FROM ${JAVA} AS unpacked
ARG PROCESS
WORKDIR /unpacked
COPY ${PROCESS}/target/${PROCESS}.jar tracker.jar
RUN java -Djarmode=tools -jar tracker.jar extract --layers --destination layers

FROM ${JAVA}
RUN groupadd --system --gid 10001 tracker \
    && useradd --system --uid 10001 --gid tracker --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin tracker
WORKDIR /opt/tracker
# What a volume that is mounted here takes its owner from.
RUN install --directory --owner=10001 --group=10001 --mode=700 data
COPY docker/ready /opt/tracker/
# What changes seldom comes first, so that an update moves little.
COPY --from=unpacked /unpacked/layers/dependencies/ ./
COPY --from=unpacked /unpacked/layers/spring-boot-loader/ ./
COPY --from=unpacked /unpacked/layers/snapshot-dependencies/ ./
COPY --from=unpacked /unpacked/layers/application/ ./
# A number, so that an orchestrator can see that it is not root.
USER 10001:10001
# Outside of a container the tracker listens on loopback alone; here that would be deaf. What is published decides.
ENV SERVER_ADDRESS=0.0.0.0 SERVER_PORT=8080
EXPOSE 8080
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:+ExitOnOutOfMemoryError", "-jar", "tracker.jar"]
