// A real S3 for the tests: Ceph's RADOS gateway over one object store in memory, on this machine only, all in one folder.
//   node scripts/steps/s3-server.mjs start FOLDER PORT MONITOR_PORT    prints the endpoint once it answers
//   node scripts/steps/s3-server.mjs stop FOLDER
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { aptInstall } from './apt.mjs';

const GATEWAY = '/usr/bin/radosgw';
const PROGRAMS = [GATEWAY, '/usr/bin/ceph-mon', '/usr/bin/ceph-osd', '/usr/bin/ceph'];
const PACKAGES = ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-common'];
const ANSWERS_WITHIN_MS = 60_000;
/** Who may do everything there. */
const ACCOUNT = { accessKey: 'TESTKEY', secretKey: 'TESTSECRET' };

/**
 * Finds an S3 server for the tests of that storage, or installs one where that can be done.
 * @returns {string | undefined} the path of its program; without one those tests are left out, and say so
 */
export function ensureS3Server() {
  const isHere = () => PROGRAMS.every((file) => existsSync(file));
  if (!isHere()) aptInstall(...PACKAGES);
  return isHere() ? GATEWAY : undefined;
}

async function start({ folder, port, monitorPort }) {
  const conf = path.join(folder, 'ceph.conf');
  const [cluster, osd] = [randomUUID(), randomUUID()];
  for (const name of ['mon', 'osd', 'log', 'run', 'rgw']) {
    mkdirSync(path.join(folder, name), { recursive: true });
  }
  writeFileSync(conf, configuration({ folder, port, monitorPort, cluster }));
  const map = path.join(folder, 'monmap');
  // A daemon keeps what it is given: a pipe would never end.
  const said = path.join(folder, 'log', 'start.log');
  const stdio = ['ignore', 'ignore', openSync(said, 'a')];
  const ceph = (program, ...args) => {
    try {
      execFileSync(program, ['-c', conf, ...args], { stdio });
    } catch (error) {
      throw new Error(`${error.message}: ${readFileSync(said, 'utf8')}`, { cause: error });
    }
  };
  const place = ['a', `[v1:127.0.0.1:${monitorPort}]`];
  ceph('monmaptool', '--create', '--fsid', cluster, '--addv', ...place, map);
  ceph('ceph-mon', '-i', 'a', '--mkfs', '--monmap', map);
  ceph('ceph-mon', '-i', 'a');
  ceph('ceph', 'osd', 'new', osd);
  ceph('ceph', 'osd', 'crush', 'add', 'osd.0', '1', 'root=default', 'host=here');
  ceph('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', osd);
  ceph('ceph-osd', '-i', '0');
  ceph('radosgw', '-n', 'client.rgw');
  const endpoint = `http://127.0.0.1:${port}`;
  await answered(endpoint);
  const keys = ['--access-key', ACCOUNT.accessKey, '--secret-key', ACCOUNT.secretKey];
  ceph('radosgw-admin', 'user', 'create', '--uid=test', '--display-name=test', ...keys);
  return endpoint;
}

async function answered(endpoint) {
  const deadline = Date.now() + ANSWERS_WITHIN_MS;
  while (!(await fetch(endpoint).catch(() => undefined))) {
    if (Date.now() > deadline) throw new Error('The S3 server does not answer');
    await pause(100);
  }
}

function stop(folder) {
  const run = path.join(folder, 'run');
  const files = existsSync(run) ? readdirSync(run).filter((name) => name.endsWith('.pid')) : [];
  for (const name of files) {
    try {
      process.kill(Number(readFileSync(path.join(run, name), 'utf8')), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
  rmSync(folder, { recursive: true, force: true });
}

const configuration = ({ folder, port, monitorPort, cluster }) => `[global]
fsid=${cluster}
mon_host=[v1:127.0.0.1:${monitorPort}]
mon_initial_members=a
public_addr=127.0.0.1
cluster_addr=127.0.0.1
auth_cluster_required=none
auth_service_required=none
auth_client_required=none
osd_pool_default_size=1
osd_pool_default_min_size=1
osd_crush_chooseleaf_type=0
osd_pool_default_pg_num=1
osd_pool_default_pgp_num=1
osd_pool_default_pg_autoscale_mode=off
mon_allow_pool_size_one=true
mon_warn_on_pool_no_redundancy=false
mon_data=${folder}/mon
osd_data=${folder}/osd
osd_objectstore=memstore
memstore_device_bytes=4294967296
log_file=${folder}/log/$name.log
admin_socket=${folder}/run/$name.asok
run_dir=${folder}/run
pid_file=${folder}/run/$name.pid
mon_data_avail_crit=1
mon_data_avail_warn=1
rgw_data=${folder}/rgw
rgw_frontends=beast endpoint=127.0.0.1:${port}
rgw_dns_name=localhost
# What it would ask the monitor as it starts is now and then refused with "wrong fsid", and it ends: start() places it.
osd_class_update_on_start=false
osd_crush_update_on_start=false
osd_class_load_list=*
osd_class_default_list=*
keyring=${folder}/keyring
`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , verb, folder, port, monitorPort] = process.argv;
  const place = { folder: path.resolve(folder), port, monitorPort };
  if (verb === 'start') console.log(await start(place));
  else if (verb === 'stop') stop(place.folder);
  else throw new Error('Say start FOLDER PORT MONITOR_PORT, or stop FOLDER.');
}
