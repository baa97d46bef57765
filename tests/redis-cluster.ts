import { freePort } from '../harness/launch/port';
import { RedisServer } from './redis-server';
import { until } from './until';

const SLOTS = 16_384;
const OPTIONS = [
  '--cluster-enabled',
  'yes',
  '--cluster-require-full-coverage',
  'no',
  '--cluster-node-timeout',
  '1000',
  '--repl-diskless-sync-delay',
  '0',
];

/** A Redis Cluster of a test's own: masters, each with a replica when asked for. */
export class RedisCluster {
  readonly url: string;

  private constructor(
    readonly masters: readonly RedisServer[],
    /** Of the masters in their order. */
    readonly replicas: readonly RedisServer[],
  ) {
    this.url = `redis+cluster://${masters.map(({ port }) => `127.0.0.1:${port}`).join(',')}`;
  }

  static async start({ replicas = false, masters = 3 } = {}): Promise<RedisCluster> {
    const startNode = async () => RedisServer.start(...OPTIONS, '--cluster-port', String(await freePort()));
    const nodes = (count: number) => Promise.all(Array.from({ length: count }, startNode));
    const cluster = new RedisCluster(await nodes(masters), await nodes(replicas ? masters : 0));
    await cluster.#join();
    return cluster;
  }

  /** Of the id as the store has it. */
  async masterOf(sid: string): Promise<RedisServer> {
    const [first] = this.masters as [RedisServer];
    const slot = await first.ask((client) => client.cluster('KEYSLOT', `{${sid}}`));
    const index = Math.floor((Number(slot) * this.masters.length) / SLOTS);
    return this.masters[index] as RedisServer;
  }

  async kill(): Promise<void> {
    await Promise.all([...this.masters, ...this.replicas].map((node) => node.kill()));
  }

  async #join(): Promise<void> {
    const nodes = [...this.masters, ...this.replicas];
    const [first] = nodes as [RedisServer];
    const bus = await first.ask(async (client) => (await client.config('GET', 'cluster-port')) as string[]);
    const count = this.masters.length;
    for (const [i, node] of this.masters.entries()) {
      const from = Math.ceil((i * SLOTS) / count);
      const to = Math.ceil(((i + 1) * SLOTS) / count) - 1;
      await node.ask((client) => client.call('CLUSTER', 'ADDSLOTSRANGE', from, to));
    }
    for (const [i, node] of nodes.entries()) {
      await node.ask(async (client) => {
        await client.call('CLUSTER', 'SET-CONFIG-EPOCH', i + 1);
        if (node !== first) await client.call('CLUSTER', 'MEET', '127.0.0.1', first.port, bus[1] as string);
      });
    }
    await until(() => this.#everyKnows(nodes, nodes.length));
    for (const [i, replica] of this.replicas.entries()) {
      const id = await (this.masters[i] as RedisServer).ask((client) => client.call('CLUSTER', 'MYID'));
      await replica.ask((client) => client.call('CLUSTER', 'REPLICATE', id as string));
    }
    for (const replica of this.replicas) {
      await until(async () =>
        (await replica.ask((client) => client.info())).includes('master_link_status:up'),
      );
    }
  }

  async #everyKnows(nodes: readonly RedisServer[], count: number): Promise<boolean> {
    const infos = await Promise.all(nodes.map((node) => node.ask((client) => client.cluster('INFO'))));
    return infos.every(
      (info) => info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${count}`),
    );
  }
}
